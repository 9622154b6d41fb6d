package synfire.llvm.emit;

import synfire.ir.BinaryFunction;
import synfire.ir.DType;

/// Functions of two floats.
record FloatCode(Code code) {

    Operand of(BinaryFunction function, Operand left, Operand right) {
        return switch (function) {
            case ADD -> code.binary("fadd", left, right);
            case SUBTRACT -> code.binary("fsub", left, right);
            case MULTIPLY -> code.binary("fmul", left, right);
            case DIVIDE -> code.binary("fdiv", left, right);
            case MINIMUM -> code.select(code.compare("fcmp olt", right, left), right, left);
            case MAXIMUM -> code.select(code.compare("fcmp olt", left, right), right, left);
            case REMAINDER -> remainder(left, right);
            case POWER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED ->
                throw new IllegalStateException(function.text() + " must not be here: the check refuses it");
        };
    }

    /// left − right·⌊left/right⌋, in `f64`.
    private Operand remainder(Operand left, Operand right) {
        if (left.dtype() == DType.F32) {
            var wide = remainder(code.cast("fpext", left, DType.F64), code.cast("fpext", right, DType.F64));
            return code.cast("fptrunc", wide, DType.F32);
        }
        var whole = code.intrinsic("floor", code.binary("fdiv", left, right));
        return code.binary("fsub", left, code.binary("fmul", right, whole));
    }
}
