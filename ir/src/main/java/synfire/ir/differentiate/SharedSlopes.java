package synfire.ir.differentiate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Sums of products whose derivative by one of their operands is, but for a number, a value that the program
/// has already: of dv/dt = g·(E − v) + h·(F − v) − v by v it is −g − h − 1, which exponential schemes
/// compute. Then the way back needs that value in place of each of the products, so there is less to keep.
final class SharedSlopes {

    private static final int MOST_STEPS = 64;

    private final Map<Value, Program.Step> definitions = new HashMap<>();
    private final Map<Value, Integer> uses = new HashMap<>();

    /// What all sums with numbers as factors are of the values that are none, and of inputs.
    private final Map<Value, Slopes> sums = new LinkedHashMap<>();

    SharedSlopes(Program program) {
        for (var step : program.steps()) {
            step.op().operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
            if (step.results().size() == 1 && step.result().dtype().isFloat()) {
                definitions.put(step.result(), step);
                var sum = sum(step.op());
                if (sum != null) {
                    sums.put(step.result(), sum);
                }
            }
        }
        program.outputs().forEach(output -> uses.merge(output.value(), 2, Integer::sum));
    }

    /// A derivative by an operand: a number times a value of the program, or a sum of its own.
    sealed interface Slope {

        /// @param value that the program has
        record Shared(double ratio, Value value) implements Slope {}

        record Own(Slopes sum) implements Slope {}
    }

    /// The derivatives of the result of a step by all that it is made of by sums and products, if one of them
    /// is shared.
    Optional<Map<Value, Slope>> of(Program.Step step) {
        var parts = definitions.containsKey(step.result()) ? parts(step.result(), true, new int[] {0}) : null;
        if (parts == null) {
            return Optional.empty();
        }
        var slopes = new LinkedHashMap<Value, Slope>();
        boolean any = false;
        for (var part : parts.entrySet()) {
            var shared = part.getValue().terms() > 2
                    ? shared(part.getValue(), step.result())
                    : Optional.<Slope.Shared>empty();
            any |= shared.isPresent();
            slopes.put(part.getKey(), shared.<Slope>map(each -> each).orElse(new Slope.Own(part.getValue())));
        }
        return any ? Optional.of(slopes) : Optional.empty();
    }

    private Optional<Slope.Shared> shared(Slopes slopes, Value result) {
        var whole = slopes.with(sums);
        return sums.entrySet().stream()
                .filter(each -> each.getKey().axes().equals(result.axes())
                        && each.getKey().dtype() == result.dtype()
                        && !Double.isNaN(whole.over(each.getValue())))
                .map(each -> new Slope.Shared(whole.over(each.getValue()), each.getKey()))
                .reduce((_, last) -> last);
    }

    /// The derivatives of a value by the operands that it is made of; null where one is no sum of values.
    ///
    /// @param steps how many have been gone through
    private @Nullable Map<Value, Slopes> parts(Value value, boolean isWhole, int[] steps) {
        var step = definitions.get(value);
        if (step == null || ++steps[0] > MOST_STEPS || (!isWhole && uses.getOrDefault(value, 0) != 1)) {
            return isNumber(value) ? Map.of() : Map.of(value, Slopes.number(1));
        }
        return switch (step.op()) {
            case Op.Constant _ -> Map.of();
            case Op.Unary(var function, var x)
            when function == UnaryFunction.NEGATE -> times(parts(x, false, steps), Slopes.number(-1));
            case Op.Binary(var function, var x, var y)
            when function == BinaryFunction.ADD || function == BinaryFunction.SUBTRACT ->
                plus(
                        parts(x, false, steps),
                        times(parts(y, false, steps), Slopes.number(function == BinaryFunction.ADD ? 1 : -1)));
            case Op.Binary(var function, var x, var y) when function == BinaryFunction.MULTIPLY -> product(x, y, steps);
            case Op.Fma(var x, var y, var z) -> plus(product(x, y, steps), parts(z, false, steps));
            default -> isWhole ? null : Map.of(value, Slopes.number(1));
        };
    }

    private @Nullable Map<Value, Slopes> product(Value x, Value y, int[] steps) {
        return plus(times(parts(x, false, steps), alone(y)), times(parts(y, false, steps), alone(x)));
    }

    /// A factor, as a sum of values that are kept apart from it.
    private Slopes alone(Value value) {
        if (isNumber(value)) {
            return sums(value);
        }
        var step = definitions.get(value);
        if (step == null || uses.getOrDefault(value, 0) != 1) {
            return Slopes.of(value);
        }
        return switch (step.op()) {
            case Op.Binary(var function, var x, var y) when function == BinaryFunction.ADD -> alone(x).plus(alone(y));
            case Op.Binary(var function, var x, var y)
            when function == BinaryFunction.SUBTRACT -> alone(x).plus(alone(y).times(-1));
            default -> Slopes.of(value);
        };
    }

    private static @Nullable Map<Value, Slopes> plus(
            @Nullable Map<Value, Slopes> one, @Nullable Map<Value, Slopes> other) {
        if (one == null || other == null) {
            return null;
        }
        var all = new LinkedHashMap<>(one);
        other.forEach((value, slopes) -> all.merge(value, slopes, Slopes::plus));
        return all;
    }

    private static @Nullable Map<Value, Slopes> times(@Nullable Map<Value, Slopes> parts, Slopes factor) {
        if (parts == null) {
            return null;
        }
        var all = new LinkedHashMap<Value, Slopes>();
        for (var part : parts.entrySet()) {
            var slopes = part.getValue();
            if (!slopes.isNumber() && !factor.isNumber()) {
                return null;
            }
            all.put(part.getKey(), slopes.isNumber() ? factor.times(slopes.offset()) : slopes.times(factor.offset()));
        }
        return all;
    }

    private boolean isNumber(Value value) {
        return sums(value).isNumber();
    }

    private Slopes sums(Value value) {
        return sums.getOrDefault(value, Slopes.of(value));
    }

    private @Nullable Slopes sum(Op op) {
        return switch (op) {
            case Op.Constant constant -> Slopes.number(constant.value());
            case Op.Unary(var function, var x) when function == UnaryFunction.NEGATE -> sums(x).times(-1);
            case Op.Binary(var function, var x, var y) ->
                switch (function) {
                    case ADD -> sums(x).plus(sums(y));
                    case SUBTRACT -> sums(x).plus(sums(y).times(-1));
                    case MULTIPLY -> scaled(x, y);
                    default -> null;
                };
            case Op.Fma(var x, var y, var z) -> {
                var product = scaled(x, y);
                yield product == null ? null : product.plus(sums(z));
            }
            case Op.Broadcast(var x, var _) when sums(x).isNumber() -> sums(x);
            default -> null;
        };
    }

    private @Nullable Slopes scaled(Value x, Value y) {
        return sums(x).isNumber()
                ? sums(y).times(sums(x).offset())
                : sums(y).isNumber() ? sums(x).times(sums(y).offset()) : null;
    }
}
