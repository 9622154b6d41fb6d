package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Compares two values instead of their difference with 0.
///
/// ```
/// %2 = subtract %0 %1
/// %3 = subtract %2 2.2250738585072014E-308    ──▶    %4 = greater %0 %1
/// %4 = greater_equal %3 0.0
/// ```
///
/// Rounding: none; x − y > 0 exactly where x > y, as differences underflow gradually. Differences below the smallest
/// normal number count as positive, which they were not where that number had been subtracted.
public record CompareDirectly() implements Pass {

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(Rewrite.of(program, (op, out) -> {
            var direct = op instanceof Op.Compare(var comparison, var x, var y) && Constants.is(out, y, 0)
                    ? direct(comparison, x, out)
                    : null;
            return direct == null ? null : List.of(direct);
        }));
    }

    private static @Nullable Value direct(Comparison comparison, Value difference, Builder out) {
        if (!(out.definition(difference) instanceof Op.Binary(var function, var x, var y))
                || function != BinaryFunction.SUBTRACT
                || !x.dtype().isFloat()) {
            return null;
        }
        var constant = Constants.of(out, y);
        boolean strict = comparison == Comparison.GREATER_EQUAL
                && constant != null
                && (constant.value() == Double.MIN_NORMAL || constant.value() == Float.MIN_NORMAL);
        if (!strict) {
            return out.compare(comparison, x, y);
        }
        var inner = direct(Comparison.GREATER, x, out);
        return inner == null ? out.compare(Comparison.GREATER, x, out.like(x, 0)) : inner;
    }
}
