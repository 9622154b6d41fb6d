package synfire.network.values;

import java.util.List;
import java.util.Optional;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Value;
import synfire.network.random.StreamPrograms;

/// The numbers of a distribution in a program: the steps of [Distribution#sampler()].
///
/// @param value of one draw, in base units
/// @param counts whether it is not drawn again; empty where none is
public record DrawnProgram(Value value, Optional<Value> counts) {

    /// @param u a uniform random number
    public static DrawnProgram of(Builder b, Distribution distribution, Value u) {
        return switch (distribution) {
            case Distribution.Uniform(var low, var high) ->
                always(b.add(number(b, low.inBase()), b.multiply(number(b, high.inBase() - low.inBase()), u)));
            case Distribution.Normal(var mean, var deviation) ->
                always(b.add(number(b, mean.inBase()), b.multiply(number(b, deviation.inBase()), normal(b, u))));
            case Distribution.LogNormal(var median, double sigma) -> {
                var exponent = b.multiply(number(b, sigma), normal(b, u));
                var power = b.inline(StreamPrograms.EXP, List.of(exponent)).getFirst();
                yield always(b.multiply(number(b, median.inBase()), power));
            }
            case Distribution.Exponential(var mean) ->
                always(b.multiply(
                        number(b, mean.inBase()),
                        b.inline(StreamPrograms.EXPONENTIAL, List.of(u)).getFirst()));
            case Distribution.Clipped(var of, var low, var high) -> {
                var inner = of(b, of, u);
                var clipped = b.minimum(b.maximum(inner.value, number(b, low.inBase())), number(b, high.inBase()));
                yield new DrawnProgram(clipped, inner.counts);
            }
            case Distribution.Redrawn(var of, var low, var high) -> {
                var inner = of(b, of, u);
                var inside = b.binary(
                        BinaryFunction.AND,
                        b.compare(Comparison.GREATER_EQUAL, inner.value, number(b, low.inBase())),
                        b.compare(Comparison.LESS_EQUAL, inner.value, number(b, high.inBase())));
                var counts = inner.counts
                        .map(c -> b.binary(BinaryFunction.AND, c, inside))
                        .orElse(inside);
                yield new DrawnProgram(inner.value, Optional.of(counts));
            }
        };
    }

    private static DrawnProgram always(Value value) {
        return new DrawnProgram(value, Optional.empty());
    }

    private static Value normal(Builder b, Value u) {
        return b.inline(StreamPrograms.NORMAL, List.of(u)).getFirst();
    }

    private static Value number(Builder b, double x) {
        return b.constant(DType.F64, x);
    }
}
