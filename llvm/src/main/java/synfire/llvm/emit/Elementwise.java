package synfire.llvm.emit;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// What each operation becomes on a block of lanes: the meaning that the interpreter gives it, bit for
/// bit.
///
/// `f32` operations that the interpreter computes in `f64` and rounds once are widened here too.
///
/// @param code of the function that they are part of
/// @param block name of the number of the block of lanes
record Elementwise(Code code, String block) {

    /// The results of an operation on operands in the order of [Op#operands].
    List<Operand> of(Op op, List<Value> results, List<Operand> operands) {
        boolean wide = Lanes.has(results.getFirst());
        var x = operands.stream().map(operand -> code.as(operand, wide)).toList();
        return switch (op) {
            case Op.Constant constant -> List.of(Operand.of(constant));
            case Op.Unary(var function, var _) -> List.of(new UnaryCode(code).of(function, x.getFirst()));
            case Op.Binary(var function, var _, var _) -> List.of(binary(function, x.get(0), x.get(1)));
            case Op.Compare(var comparison, var _, var _) -> List.of(compare(comparison, x.get(0), x.get(1)));
            case Op.Fma _ -> List.of(code.intrinsic("fma", x.get(0), x.get(1), x.get(2)));
            case Op.Select _ -> List.of(code.select(x.get(0), x.get(1), x.get(2)));
            case Op.Convert(var _, var to) -> List.of(new ConversionCode(code).convert(x.getFirst(), to));
            case Op.Bitcast(var _, var to) ->
                List.of(x.getFirst().dtype() == to ? x.getFirst() : code.cast("bitcast", x.getFirst(), to));
            case Op.Spike _ -> List.of(spike(x.getFirst()));
            case Op.LinearCrossing _ -> List.of(new CrossingCode(code).linear(x.get(0), x.get(1)));
            case Op.HermiteCrossing _ -> List.of(new CrossingCode(code).hermite(x));
            case Op.Philox _ -> new PhiloxCode(code).bits(x.get(0), x.get(1), x.get(2));
            case Op.Broadcast _ -> List.of(x.getFirst());
            case Op.Iota(var axis) -> List.of(iota(axis));
            case Op.StopGradient _, Op.Custom _ -> throw unexpected(op, "it was flattened before");
            case Op.Scan _ -> throw unexpected(op, "it is a loop");
            case Op.Rename _, Op.Reduce _, Op.Gather _, Op.ScatterAdd _, Op.Contract _, Op.Whole _ ->
                throw unexpected(op, "the check refuses it");
        };
    }

    private static IllegalStateException unexpected(Op op, String why) {
        return new IllegalStateException(op + " must not be here: " + why);
    }

    private Operand binary(BinaryFunction function, Operand left, Operand right) {
        if (left.dtype().isFloat()) {
            return new FloatCode(code).of(function, left, right);
        }
        return new IntegerCode(code).of(function, left, right);
    }

    private Operand compare(Comparison comparison, Operand left, Operand right) {
        var relation = switch (comparison) {
            case LESS -> "lt";
            case LESS_EQUAL -> "le";
            case GREATER -> "gt";
            case GREATER_EQUAL -> "ge";
            case EQUAL -> "eq";
            case NOT_EQUAL -> "ne";
        };
        if (left.dtype().isFloat()) {
            return code.compare("fcmp " + (comparison == Comparison.NOT_EQUAL ? "u" : "o") + relation, left, right);
        }
        // Of booleans, true is 1 and not the −1 that a signed bit would be.
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        var sign = equality ? "" : left.dtype() == DType.BOOL ? "u" : "s";
        return code.compare("icmp " + sign + relation, left, right);
    }

    private Operand spike(Operand x) {
        var zero = code.as(Operand.of(x.dtype(), 0.0), x.lanes());
        var one = code.as(Operand.of(x.dtype(), 1.0), x.lanes());
        return code.select(code.compare("fcmp oge", x, zero), one, zero);
    }

    /// The index along the lanes; along a loop it is the loop's own.
    private Operand iota(Axis axis) {
        if (!axis.equals(Axis.LANE)) {
            throw new IllegalStateException("the index along " + axis + " belongs to a loop");
        }
        int width = code.lanes().width();
        var first = code.as(new Operand(code.times(block, width), DType.I64, false, false), true);
        var steps = new StringBuilder();
        for (int lane = 0; lane < width; lane++) {
            steps.append(lane == 0 ? "<" : ", ").append("i64 ").append(lane);
        }
        return code.let(DType.I64, true, "add %s %s, %s>".formatted(code.type(first), first.text(), steps));
    }
}
