package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Divides by a quotient in one division.
///
/// ```
/// %3 = divide %1 %2          %5 = multiply %0 %2
/// %4 = divide %0 %3    ──▶   %4 = divide %5 %1
/// ```
///
/// Rounding: as many errors as before; the result is infinite or 0 where the product %0·%2 is.
public record MergeDivisions() implements Pass {

    @Override
    public Program apply(Program program) {
        return Rewrite.of(program, MergeDivisions::merged);
    }

    private static @Nullable List<Value> merged(Op op, Builder out) {
        if (op instanceof Op.Binary(var function, var x, var y)
                && function == BinaryFunction.DIVIDE
                && out.definition(y) instanceof Op.Binary(var inner, var above, var below)
                && inner == BinaryFunction.DIVIDE) {
            return List.of(out.divide(out.multiply(x, below), above));
        }
        if (op instanceof Op.Unary(var function, var y)
                && function == UnaryFunction.RECIPROCAL
                && out.definition(y) instanceof Op.Binary(var inner, var above, var below)
                && inner == BinaryFunction.DIVIDE) {
            return List.of(out.divide(below, above));
        }
        return null;
    }
}
