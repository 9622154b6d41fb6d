package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.functions.RandomPrograms;
import synfire.network.Samples;

/// Poisson spikes onto the cells of a population in the program of a network: one number per cell and step, by
/// inversion of the cumulative distribution, for every mean.
///
/// A mean above [#LARGEST] is the sum of several numbers. A mean that all cells share at all times is compared with a
/// table; another has its distribution computed as the program runs, once a step where cells share it.
///
/// @param population number of the population
/// @param stream names the random numbers; the same for every seed
/// @param mean spikes of all sources per step
/// @param weight of each cell, in base units; 0 for those that are not reached
record PoissonCode(
        String name, int population, Axis cells, String variable, long stream, Mean mean, Samples weight, DType dtype) {

    /// The largest mean of one inversion: e to its negative is far from the smallest number, and the terms are few.
    private static final double LARGEST = 256;

    /// Sums that grow side by side, so that one addition need not wait for the other.
    private static final int CHAINS = 4;

    /// What the mean of a step is.
    sealed interface Mean {

        /// The same for all cells at all times.
        record Shared(double value) implements Mean {}

        /// Of each cell, at all times.
        record PerCell(Samples values) implements Mean {}

        /// Over time.
        ///
        /// @param largest of all
        record OverTime(Feed feed, double largest) implements Mean {}
    }

    private String input(String what) {
        return name + "." + what;
    }

    private boolean sameWeight() {
        return weight.stream().allMatch(each -> each == weight.get(0));
    }

    /// What differs between cells: names, types, and values.
    Map<String, TensorType> constants() {
        var constants = new LinkedHashMap<String, TensorType>();
        if (mean instanceof Mean.PerCell) {
            constants.put(input("mean"), TensorType.of(DType.F64, cells));
        }
        if (!sameWeight()) {
            constants.put(input("weight"), TensorType.of(dtype, cells));
        }
        return constants;
    }

    Map<String, double[]> values() {
        var values = new HashMap<String, double[]>();
        if (mean instanceof Mean.PerCell(var each)) {
            values.put(input("mean"), each.toArray());
        }
        if (!sameWeight()) {
            values.put(input("weight"), weight.toArray());
        }
        return values;
    }

    Optional<Feed> feed() {
        return mean instanceof Mean.OverTime(var feed, double _) ? Optional.of(feed) : Optional.empty();
    }

    /// A variable of the cells after what arrives in this step.
    Value arrive(Builder b, Map<String, Value> here, Value into) {
        var weights = sameWeight() ? b.constant(dtype, weight.get(0)) : PopulationCode.at(here, input("weight"));
        return b.add(into, b.multiply(weights, b.convert(number(b, here), dtype)));
    }

    /// The number of spikes of each cell in this step, as f64.
    private Value number(Builder b, Map<String, Value> here) {
        double largest = largest();
        int parts = Math.max(1, (int) Math.ceil(largest / LARGEST));
        var all = new ArrayList<Value>();
        for (int part = 0; part < parts; part++) {
            var word = word(b, here, part);
            if (mean instanceof Mean.Shared(double value)) {
                all.add(compared(b, word, PoissonTable.of(value / parts)));
            } else {
                var each = b.multiply(
                        b.maximum(mean(b, here), b.constant(DType.F64, 0)), b.constant(DType.F64, 1.0 / parts));
                all.add(inverted(b, RandomPrograms.uniform(b, DType.F64, word), each, largest / parts));
            }
        }
        return sum(b, all);
    }

    private double largest() {
        return switch (mean) {
            case Mean.Shared(double value) -> value;
            case Mean.PerCell(var values) -> values.stream().max().orElse(0);
            case Mean.OverTime(var _, double largest) -> largest;
        };
    }

    private Value mean(Builder b, Map<String, Value> here) {
        return switch (mean) {
            case Mean.Shared(double value) -> b.constant(DType.F64, value);
            case Mean.PerCell _ -> PopulationCode.at(here, input("mean"));
            case Mean.OverTime(var feed, double _) -> PopulationCode.at(here, feed.name());
        };
    }

    private Value word(Builder b, Map<String, Value> here, int part) {
        var key = b.binary(BinaryFunction.XOR, PopulationCode.at(here, "key"), b.constant(stream));
        var object = b.emit(new Op.Iota(cells));
        return RandomPrograms.bits(b, key, object, b.constant(0L), PopulationCode.at(here, "step"), part)
                .high();
    }

    private static Value compared(Builder b, Value word, PoissonTable table) {
        var reached = new ArrayList<Value>();
        var upper = b.convert(b.binary(BinaryFunction.SHIFT_RIGHT, word, b.constant(32L)), DType.I32);
        reached.add(b.constant(DType.I32, table.least()));
        for (int threshold : table.thresholds()) {
            var limit = b.constant(DType.I32, threshold);
            reached.add(b.convert(b.compare(Comparison.GREATER_EQUAL, upper, limit), DType.I32));
        }
        return b.convert(sum(b, reached), DType.F64);
    }

    private static Value inverted(Builder b, Value u, Value mean, double largest) {
        int terms = (int) Math.ceil(largest + 9 * Math.sqrt(largest)) + 12;
        var term = b.exp(b.negate(mean));
        var cumulated = term;
        var reached = new ArrayList<Value>();
        for (int k = 1; k <= terms; k++) {
            reached.add(b.convert(b.compare(Comparison.GREATER_EQUAL, u, cumulated), DType.F64));
            term = b.multiply(b.multiply(term, mean), b.constant(DType.F64, 1.0 / k));
            cumulated = b.add(cumulated, term);
        }
        return sum(b, reached);
    }

    private static Value sum(Builder b, List<Value> numbers) {
        var chains = new ArrayList<Value>();
        for (int i = 0; i < numbers.size(); i++) {
            if (i < CHAINS) {
                chains.add(numbers.get(i));
            } else {
                chains.set(i % CHAINS, b.add(chains.get(i % CHAINS), numbers.get(i)));
            }
        }
        return chains.stream().reduce(b::add).orElseThrow();
    }
}
