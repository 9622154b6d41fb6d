package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Computes equal operations on equal operands once.
///
/// ```
/// %2 = add %0 %1             %2 = add %0 %1
/// %3 = add %1 %0       ──▶   %4 = multiply %2 %2
/// %4 = multiply %2 %3
/// ```
///
/// Operands of commutative operations are put in order first. Hoists nothing out of scans; changes
/// no bit.
public record EliminateCommonSubexpressions() implements Pass {

    @Override
    public Program apply(Program program) {
        return Rewrite.of(program, EliminateCommonSubexpressions::ordered);
    }

    private static @Nullable List<Value> ordered(Op op, Builder out) {
        return switch (op) {
            case Op.Binary(var function, var x, var y)
            when x.id() > y.id() && commutes(function) -> List.of(out.binary(function, y, x));
            case Op.Fma(var x, var y, var z) when x.id() > y.id() -> List.of(out.fma(y, x, z));
            case Op.Compare(var comparison, var x, var y)
            when x.id() > y.id() -> List.of(out.compare(mirrored(comparison), y, x));
            case Op.Binary _,
                    Op.Fma _,
                    Op.Compare _,
                    Op.Constant _,
                    Op.Unary _,
                    Op.Select _,
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

    /// Minimum and maximum do not: they keep a NaN in the left operand alone.
    private static boolean commutes(BinaryFunction function) {
        return switch (function) {
            case ADD, MULTIPLY, AND, OR, XOR -> true;
            case SUBTRACT, DIVIDE, POWER, MINIMUM, MAXIMUM, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED ->
                false;
        };
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Comparison.GREATER;
            case LESS_EQUAL -> Comparison.GREATER_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_EQUAL -> Comparison.LESS_EQUAL;
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
        };
    }
}
