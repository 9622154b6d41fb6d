package synfire.llvm.emit;

import synfire.ir.BinaryFunction;
import synfire.ir.DType;

/// Functions of two integers, or of two booleans.
record IntegerCode(Code code) {

    Operand of(BinaryFunction function, Operand left, Operand right) {
        return switch (function) {
            case ADD -> code.binary("add", left, right);
            case SUBTRACT -> code.binary("sub", left, right);
            case MULTIPLY -> code.binary("mul", left, right);
            case MINIMUM -> code.select(code.compare("icmp slt", right, left), right, left);
            case MAXIMUM -> code.select(code.compare("icmp slt", left, right), right, left);
            case REMAINDER -> remainder(left, right);
            case AND -> code.binary("and", left, right);
            case OR -> code.binary("or", left, right);
            case XOR -> code.binary("xor", left, right);
            case SHIFT_LEFT -> code.binary("shl", left, count(right));
            case SHIFT_RIGHT -> code.binary("lshr", left, count(right));
            case SHIFT_RIGHT_SIGNED -> code.binary("ashr", left, count(right));
            case DIVIDE, POWER ->
                throw new IllegalStateException(function.text() + " must not be here: it applies to floats");
        };
    }

    private Operand count(Operand right) {
        return code.binary("and", right, like(right, right.dtype() == DType.I32 ? 31 : 63));
    }

    /// With the sign of `right`, and 0 where that is 0. Dividing by 0 and the least number by −1 are faults of the
    /// processor, so both are divisions by 1, whose remainder is 0 as it should be.
    private Operand remainder(Operand left, Operand right) {
        var plus = code.binary("add", right, like(right, 1));
        var awkward = code.compare("icmp ult", plus, like(right, 2));
        var truncated = code.binary("srem", left, code.select(awkward, like(right, 1), right));
        var differ = code.compare("icmp slt", code.binary("xor", truncated, right), like(right, 0));
        var inexact = code.compare("icmp ne", truncated, like(right, 0));
        var adjust = code.binary("and", differ, inexact);
        return code.select(adjust, code.binary("add", truncated, right), truncated);
    }

    private Operand like(Operand x, long value) {
        return code.as(Operand.of(x.dtype(), value), x.lanes());
    }
}
