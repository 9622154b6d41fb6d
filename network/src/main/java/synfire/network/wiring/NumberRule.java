package synfire.network.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Value;
import synfire.network.random.RandomKey;
import synfire.network.values.Distribution;
import synfire.network.values.DrawnProgram;
import synfire.network.values.SynapseFormula;

/// How a machine computes the numbers of a row's synapses.
///
/// @param redrawn whether a second value says which numbers count
/// @param low no number is lower
/// @param high no number is higher
/// @param written the number, and whether it counts where some are drawn again
record NumberRule(boolean redrawn, double low, double high, Function<RowProgram, List<Value>> written) {

    static NumberRule same(double value) {
        return new NumberRule(false, value, value, p -> List.of(p.b().constant(DType.F64, value)));
    }

    static NumberRule drawn(Distribution distribution, RandomKey key) {
        var bounds = distribution.bounds();
        boolean redrawn = distribution.redraws();
        return new NumberRule(redrawn, bounds.low(), bounds.high(), p -> {
            var drawn = DrawnProgram.of(p.b(), distribution, p.uniform(key, p.number()));
            return drawn.counts().map(counts -> List.of(drawn.value(), counts)).orElse(List.of(drawn.value()));
        });
    }

    static NumberRule computed(SynapseFormula formula, RandomKey key) {
        return new NumberRule(false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, p -> {
            var first = p.b().multiply(p.number(), p.b().constant((long) formula.draws()));
            return List.of(p.formula(formula, key, first));
        });
    }

    /// The same numbers, changed one by one.
    ///
    /// @param rising the change does not fall with the number
    NumberRule then(DoubleUnaryOperator rising, BiFunction<Builder, Value, Value> change) {
        return new NumberRule(redrawn, rising.applyAsDouble(low), rising.applyAsDouble(high), p -> {
            var values = new ArrayList<>(written.apply(p));
            values.set(0, change.apply(p.b(), values.getFirst()));
            return values;
        });
    }
}
