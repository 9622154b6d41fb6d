package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Replaces operations by simpler ones that give the same numbers.
///
/// ```
/// %2 = multiply %0 %1 (1.0)
/// %3 = negate %2             ──▶   %5 = subtract %4 %0
/// %5 = add %4 %3
/// ```
///
/// Rounding: the rules change no bit (but the sign and payload of NaN), with two exceptions.
/// (x·c)·d becomes x·(c·d) where c·d is a normal number: one rounding less, and infinite or zero
/// where that is. −x − y becomes −(x + y), which may be −0 where the other is 0. But x + 0 stays,
/// for it makes 0 of −0.
public record SimplifyAlgebra() implements Pass {

    @Override
    public Program apply(Program program) {
        return Rewrite.of(program, (op, out) -> {
            var simpler = simpler(op, out);
            return simpler == null ? null : List.of(simpler);
        });
    }

    private static @Nullable Value simpler(Op op, Builder out) {
        return switch (op) {
            case Op.Unary(var function, var x) -> unary(function, x, out);
            case Op.Binary(var function, var x, var y) -> new BinaryRules(out).simpler(function, x, y);
            case Op.Select(var condition, var x, var y) -> select(condition, x, y, out);
            case Op.Fma(var x, var y, var z) -> fma(x, y, z, out);
            case Op.Convert(var x, var to) when x.dtype() == to -> x;
            case Op.Bitcast(var x, var to) when x.dtype() == to -> x;
            case Op.Bitcast(var x, var to)
            when out.definition(x) instanceof Op.Bitcast(var origin, var _) && origin.dtype() == to -> origin;
            case Op.Broadcast(var x, var axes) when x.axes().containsAll(axes) -> x;
            case Op.Constant _,
                    Op.Compare _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> null;
        };
    }

    private static @Nullable Value unary(UnaryFunction function, Value x, Builder out) {
        if (!(out.definition(x) instanceof Op.Unary(var inner, var y))) {
            return null;
        }
        return switch (function) {
            case NEGATE -> inner == UnaryFunction.NEGATE ? y : null;
            case NOT -> inner == UnaryFunction.NOT ? y : null;
            case ABSOLUTE ->
                switch (inner) {
                    case ABSOLUTE -> x;
                    case NEGATE -> out.absolute(y);
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Value select(Value condition, Value x, Value y, Builder out) {
        var known = Constants.of(out, condition);
        if (known != null) {
            return known.bits() != 0 ? x : y;
        }
        if (x.equals(y)) {
            return x;
        }
        if (out.definition(condition) instanceof Op.Unary(var function, var not) && function == UnaryFunction.NOT) {
            return out.select(not, y, x);
        }
        if (out.definition(x) instanceof Op.Select(var inner, var first, var _) && inner.equals(condition)) {
            return out.select(condition, first, y);
        }
        if (out.definition(y) instanceof Op.Select(var inner, var _, var second) && inner.equals(condition)) {
            return out.select(condition, x, second);
        }
        return null;
    }

    private static @Nullable Value fma(Value x, Value y, Value z, Builder out) {
        if (Constants.is(out, x, 1)) {
            return out.add(y, z);
        }
        if (Constants.is(out, y, 1)) {
            return out.add(x, z);
        }
        return null;
    }
}
