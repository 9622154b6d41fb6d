package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Turns arithmetic with numbers that are 0 or 1 into choices.
///
/// ```
/// %2 = select %0 1.0 0.0
/// %3 = subtract 1.0 %2
/// %4 = multiply %1 %3            ──▶    %5 = select %0 -60.0 %1
/// %5 = fma -60.0 %2 %4
/// ```
///
/// Rounding: none, but a value that is not chosen no longer counts, not even if it is infinite or no number.
public record Indicators() implements Pass {

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(Rewrite.of(program, (op, out) -> {
            var simpler = simpler(op, out);
            return simpler == null ? null : List.of(simpler);
        }));
    }

    private static @Nullable Value simpler(Op op, Builder out) {
        return switch (op) {
            case Op.Binary(var function, var x, var y) when function == BinaryFunction.MULTIPLY -> multiply(x, y, out);
            case Op.Fma(var x, var y, var z) -> fma(x, y, z, out);
            case Op.Compare(var comparison, var x, var y) -> compare(comparison, x, y, out);
            default -> null;
        };
    }

    private static @Nullable Value multiply(Value x, Value y, Builder out) {
        var left = truth(x, out);
        var right = truth(y, out);
        if (left != null && right != null) {
            return number(out.binary(BinaryFunction.AND, left, right), x, out);
        }
        if (left != null) {
            return out.select(left, y, out.like(y, 0));
        }
        return right != null ? out.select(right, x, out.like(x, 0)) : null;
    }

    /// Of an indicator s, c·s + (1 − s)·y is a choice between c and y, and c·s + z one between c + z and z.
    private static @Nullable Value fma(Value x, Value y, Value z, Builder out) {
        var left = truth(x, out);
        var truth = left != null ? left : truth(y, out);
        if (truth == null) {
            return null;
        }
        var factor = left != null ? y : x;
        if (out.definition(z) instanceof Op.Select(var condition, var other, var zero)
                && Constants.is(out, zero, 0)
                && condition.equals(not(truth, out))) {
            return out.select(truth, factor, other);
        }
        return out.select(truth, out.add(factor, z), z);
    }

    private static @Nullable Value compare(Comparison comparison, Value x, Value y, Builder out) {
        var right = truth(y, out);
        var truth = right != null ? right : truth(x, out);
        var constant = Constants.of(out, right != null ? x : y);
        if (truth == null || constant == null) {
            return null;
        }
        double c = constant.value();
        boolean one = right != null ? holds(comparison, c, 1) : holds(comparison, 1, c);
        boolean zero = right != null ? holds(comparison, c, 0) : holds(comparison, 0, c);
        return one == zero ? null : one ? truth : not(truth, out);
    }

    private static boolean holds(Comparison comparison, double x, double y) {
        return switch (comparison) {
            case LESS -> x < y;
            case LESS_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_EQUAL -> x >= y;
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
        };
    }

    /// The boolean that a float value is 1 for, or null if it may be another number than 0 and 1.
    private static @Nullable Value truth(Value value, Builder out) {
        if (!value.dtype().isFloat()) {
            return null;
        }
        return switch (out.definition(value)) {
            case Op.Select(var condition, var x, var y)
            when Constants.is(out, x, 1) && Constants.is(out, y, 0) -> condition;
            case Op.Select(var condition, var x, var y)
            when Constants.is(out, x, 0) && Constants.is(out, y, 1) -> not(condition, out);
            case Op.Convert(var x, var _) when x.dtype() == DType.BOOL -> x;
            case Op.Binary(var function, var x, var y)
            when function == BinaryFunction.SUBTRACT && Constants.is(out, x, 1) -> {
                var truth = truth(y, out);
                yield truth == null ? null : not(truth, out);
            }
            case null, default -> null;
        };
    }

    private static Value not(Value truth, Builder out) {
        return out.definition(truth) instanceof Op.Unary(var function, var x) && function == UnaryFunction.NOT
                ? x
                : out.unary(UnaryFunction.NOT, truth);
    }

    private static Value number(Value truth, Value like, Builder out) {
        return out.select(truth, out.like(like, 1), out.like(like, 0));
    }
}
