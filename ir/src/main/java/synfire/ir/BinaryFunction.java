package synfire.ir;

import java.util.Locale;

/// Elementwise functions of two arguments of one number type; the result has that type too.
public enum BinaryFunction {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    /// left to the power right; floats only.
    POWER,
    /// `right < left ? right : left`: keeps a NaN in `left`.
    MINIMUM,
    /// `left < right ? right : left`: keeps a NaN in `left`.
    MAXIMUM,
    /// left − right·⌊left/right⌋: the sign of `right`, as in Python. Floats and integers.
    REMAINDER,
    /// Bits of integers, truth of booleans.
    AND,
    OR,
    XOR,
    /// Integers only; the count is taken modulo the width.
    SHIFT_LEFT,
    /// Fills with zeros.
    SHIFT_RIGHT,
    /// Fills with the sign.
    SHIFT_RIGHT_SIGNED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
