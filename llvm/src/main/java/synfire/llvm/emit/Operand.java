package synfire.llvm.emit;

import java.util.HexFormat;
import synfire.ir.DType;
import synfire.ir.Op;

/// A value in the text of a function.
///
/// @param text its name, or a number
/// @param lanes whether it is a vector
/// @param constant whether `text` is a number
record Operand(String text, DType dtype, boolean lanes, boolean constant) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    static Operand of(Op.Constant constant) {
        return of(constant.dtype(), constant.bits());
    }

    static Operand of(DType dtype, double value) {
        return of(Op.Constant.of(dtype, value));
    }

    static Operand of(DType dtype, long bits) {
        return new Operand(literal(dtype, bits), dtype, false, true);
    }

    /// Floats are written as the bits of a double, `f32` too.
    private static String literal(DType dtype, long bits) {
        return switch (dtype) {
            case F64 -> "0x" + HEX.toHexDigits(bits);
            case F32 -> "0x" + HEX.toHexDigits(Double.doubleToRawLongBits(Float.intBitsToFloat((int) bits)));
            case I64 -> Long.toString(bits);
            case I32 -> Integer.toString((int) bits);
            case BOOL -> bits != 0 ? "true" : "false";
        };
    }
}
