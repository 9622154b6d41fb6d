package synfire.simulate.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.SparseProduct;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Binding;
import synfire.network.description.Cells;

/// What a probe of a variable records.
///
/// @param name of the record: `POPULATION.VARIABLE` for a state of all cells in every step, else that of the probe
/// @param population number of the population
/// @param axis of its cells
/// @param every so many steps; the others are left out after the chunk
/// @param chosen some cells, or all cells to be summed up; empty for each of all
/// @param summed whether there is one number, the sum of the chosen, in groups of [#GROUP] cells, then over groups
record Recorded(
        String name,
        int number,
        int population,
        Axis axis,
        String variable,
        int every,
        Optional<Cells> chosen,
        boolean summed,
        DType dtype) {

    /// Cells whose sum is a part of the whole, so that rounding grows little with the number of cells.
    private static final int GROUP = 64;

    private Axis group() {
        return new Axis("probed" + number, 31);
    }

    private Axis each() {
        return new Axis("probes" + number, 40);
    }

    private Axis one() {
        return new Axis("summed" + number, 32);
    }

    private Axis groups() {
        return new Axis("groups" + number, 41);
    }

    private String input(String what) {
        return "probe." + name + "." + what;
    }

    private int cells() {
        return chosen.map(Cells::size).orElse(0);
    }

    private int rows() {
        return summed ? (cells() + GROUP - 1) / GROUP : cells();
    }

    Map<String, TensorType> constants() {
        var constants = new LinkedHashMap<String, TensorType>();
        if (chosen.isPresent()) {
            rows(constants, "cell", group(), each());
        }
        if (summed) {
            rows(constants, "group", one(), groups());
        }
        return constants;
    }

    private void rows(Map<String, TensorType> constants, String what, Axis rows, Axis synapses) {
        constants.put(input(what + ".start"), TensorType.of(DType.I64, rows));
        constants.put(input(what + ".end"), TensorType.of(DType.I64, rows));
        constants.put(input(what), TensorType.of(DType.I32, synapses));
        constants.put(input(what + ".weight"), TensorType.of(dtype, synapses));
    }

    Map<Axis, Integer> sizes() {
        var sizes = new LinkedHashMap<Axis, Integer>();
        if (chosen.isPresent()) {
            sizes.put(group(), rows());
            sizes.put(each(), cells());
        }
        if (summed) {
            sizes.put(one(), 1);
            sizes.put(groups(), rows());
        }
        return sizes;
    }

    void bind(Binding binding) {
        if (chosen.isPresent()) {
            int perRow = summed ? GROUP : 1;
            var indices = new long[cells()];
            Arrays.setAll(indices, k -> chosen.get().index(k));
            set(binding, "cell", starts(rows(), perRow, cells()), indices);
        }
        if (summed) {
            set(
                    binding,
                    "group",
                    new long[] {0, rows()},
                    LongStream.range(0, rows()).toArray());
        }
    }

    private static long[] starts(int rows, int perRow, int cells) {
        return LongStream.rangeClosed(0, rows)
                .map(row -> Math.min(row * perRow, cells))
                .toArray();
    }

    private void set(Binding binding, String what, long[] starts, long[] indices) {
        binding.setIntegers(input(what + ".start"), Arrays.copyOf(starts, starts.length - 1));
        binding.setIntegers(input(what + ".end"), Arrays.copyOfRange(starts, 1, starts.length));
        binding.setIntegers(input(what), indices);
        binding.fill(input(what + ".weight"), 1);
    }

    /// What of a variable of all cells is recorded.
    Value chosen(Builder b, Map<String, Value> here, Value all) {
        var some = chosen.isPresent() ? product(b, here, all, "cell", group(), each(), axis) : all;
        return summed ? product(b, here, some, "group", one(), groups(), group()) : some;
    }

    private Value product(
            Builder b, Map<String, Value> here, Value x, String what, Axis rows, Axis synapses, Axis from) {
        var columns = new Op.Rows(
                PopulationCode.at(here, input(what + ".start")),
                PopulationCode.at(here, input(what + ".end")),
                PopulationCode.at(here, input(what)),
                rows,
                synapses,
                from);
        return b.emit(
                new Op.Sparse(SparseProduct.BACKWARD, x, PopulationCode.at(here, input(what + ".weight")), columns));
    }

    /// Of the rows of steps `first` and on, those at the end of every `every`-th step.
    double[] thinned(double[] values, long first, int length) {
        if (every == 1) {
            return values;
        }
        int width = values.length / length;
        var kept = LongStream.range(first, first + length)
                .filter(step -> (step + 1) % every == 0)
                .toArray();
        var thin = new double[kept.length * width];
        for (int k = 0; k < kept.length; k++) {
            System.arraycopy(values, (int) (kept[k] - first) * width, thin, k * width, width);
        }
        return thin;
    }
}
