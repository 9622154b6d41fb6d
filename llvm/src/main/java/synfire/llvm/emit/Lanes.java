package synfire.llvm.emit;

import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Value;

/// A block of lanes, and how values look in it: a number where all lanes share it, else a vector.
///
/// @param width lanes of a block; a power of two
public record Lanes(int width) {

    /// Cache lines and the widest registers are this long.
    static final int ALIGNMENT = 64;

    static boolean has(Value value) {
        return value.axes().contains(Axis.LANE);
    }

    static String scalar(DType dtype) {
        return switch (dtype) {
            case F64 -> "double";
            case F32 -> "float";
            case I64 -> "i64";
            case I32 -> "i32";
            case BOOL -> "i1";
        };
    }

    String type(DType dtype, boolean lanes) {
        return wide(scalar(dtype), lanes);
    }

    /// The type in memory, where a boolean is a byte.
    String memory(DType dtype, boolean lanes) {
        return wide(dtype == DType.BOOL ? "i8" : scalar(dtype), lanes);
    }

    String wide(String scalar, boolean lanes) {
        return lanes ? "<" + width + " x " + scalar + ">" : scalar;
    }

    /// What the name of an overloaded intrinsic ends in: `v8f64`, `f64`.
    String suffix(DType dtype, boolean lanes) {
        return (lanes ? "v" + width : "")
                + (dtype.isFloat() ? "f" : "i")
                + (dtype == DType.BOOL ? 1 : 8 * dtype.bytes());
    }

    public int bytes(DType dtype, boolean lanes) {
        return lanes ? width * dtype.bytes() : dtype.bytes();
    }

    int alignment(DType dtype, boolean lanes) {
        return Math.min(ALIGNMENT, bytes(dtype, lanes));
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
