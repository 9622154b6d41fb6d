package synfire.ir;

import java.util.Locale;

/// The number type of every element of a tensor.
public enum DType {
    F32,
    F64,
    I32,
    I64,
    BOOL;

    /// Whether values have a derivative.
    public boolean isFloat() {
        return switch (this) {
            case F32, F64 -> true;
            case I32, I64, BOOL -> false;
        };
    }

    /// Whether values are signed integers.
    public boolean isInteger() {
        return switch (this) {
            case I32, I64 -> true;
            case F32, F64, BOOL -> false;
        };
    }

    /// Bytes of one element in memory.
    public int bytes() {
        return switch (this) {
            case F64, I64 -> 8;
            case F32, I32 -> 4;
            case BOOL -> 1;
        };
    }

    /// The name in program text: `f32`, `f64`, `i32`, `i64`, `bool`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
