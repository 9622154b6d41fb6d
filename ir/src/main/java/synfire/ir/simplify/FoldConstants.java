package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.Value;

/// Replaces an operation on constants by its value, as the interpreter computes it.
///
/// ```
/// %1 = constant 2.0          %1 = constant 2.0
/// %2 = constant 3.0    ──▶   %2 = constant 3.0
/// %3 = add %1 %2             %3 = constant 5.0
/// ```
///
/// Keeps the now unused constants; [DropUnused] removes them. Arithmetic changes in no bit;
/// elementary functions take the value of `StrictMath`, which is within an ulp.
public record FoldConstants() implements Pass {

    @Override
    public Program apply(Program program) {
        return Rewrite.of(program, FoldConstants::fold);
    }

    private static @Nullable List<Value> fold(Op op, Builder out) {
        return switch (op) {
            case Op.Unary _,
                    Op.Binary _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.StopGradient _ -> value(op, out);
            case Op.Constant _,
                    Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
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

    private static @Nullable List<Value> value(Op op, Builder out) {
        var alone = new Builder("constant");
        var operands = new ArrayList<Value>();
        for (var operand : op.operands()) {
            var constant = Constants.of(out, operand);
            if (constant == null) {
                return null;
            }
            operands.add(alone.emit(constant));
        }
        alone.output("y", alone.emit(op.withOperands(operands)));
        return List.of(out.emit(
                constant(Interpreter.run(alone.build(), Map.of(), Sizes.none()).get("y"))));
    }

    private static Op.Constant constant(@Nullable Tensor scalar) {
        if (scalar == null) {
            throw new IllegalStateException("a program has all its outputs");
        }
        var dtype = scalar.type().dtype();
        return dtype.isFloat() ? Op.Constant.of(dtype, scalar.get(0)) : new Op.Constant(dtype, scalar.getInteger(0));
    }
}
