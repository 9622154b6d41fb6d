package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Computes each side of a choice as if its condition were known there.
///
/// ```
/// %2 = select %0 %1 0.0
/// %3 = fma %2 0.1 %4      ──▶    %3 = fma %1 0.1 %4
/// %5 = select %0 %3 %4           %5 = select %0 %3 %4
/// ```
///
/// Rounding: none, but a value that is not chosen no longer counts, not even if it is no number.
public record SpecializeSelects() implements Pass {

    /// How many operations deep inner choices are looked for.
    private static final int DEPTH = 8;

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(Rewrite.of(program, (op, out) -> {
            if (!(op instanceof Op.Select(var condition, var x, var y))) {
                return null;
            }
            var whenTrue = known(x, condition, true, DEPTH, out);
            var whenFalse = known(y, condition, false, DEPTH, out);
            return whenTrue.equals(x) && whenFalse.equals(y)
                    ? null
                    : List.of(out.select(condition, whenTrue, whenFalse));
        }));
    }

    /// The value where the condition is known.
    private static Value known(Value value, Value condition, boolean holds, int depth, Builder out) {
        var op = out.definition(value);
        if (depth == 0 || op == null) {
            return value;
        }
        if (op instanceof Op.Select(var inner, var x, var y) && inner.equals(condition)) {
            return known(holds ? x : y, condition, holds, depth - 1, out);
        }
        return isElementwise(op) ? rebuilt(value, op, condition, holds, depth, out) : value;
    }

    private static Value rebuilt(Value value, Op op, Value condition, boolean holds, int depth, Builder out) {
        var operands = op.operands().stream()
                .map(operand -> known(operand, condition, holds, depth - 1, out))
                .toList();
        return operands.equals(op.operands())
                ? value
                : out.broadcast(out.emit(op.withOperands(operands)), value.axes());
    }

    private static boolean isElementwise(@Nullable Op op) {
        return op instanceof Op.Unary
                || op instanceof Op.Binary
                || op instanceof Op.Fma
                || op instanceof Op.Select
                || op instanceof Op.Compare;
    }
}
