package synfire.ir;

import java.util.Locale;

/// Elementwise functions of one argument. Result and argument have one type.
public enum UnaryFunction {
    NEGATE,
    ABSOLUTE,
    /// −1, 0 or 1; keeps the sign of zero.
    SIGN,
    FLOOR,
    CEILING,
    /// To the nearest integer, ties to even.
    ROUND,
    SQRT,
    /// 1/x.
    RECIPROCAL,
    EXP,
    /// eˣ − 1.
    EXPM1,
    /// (eˣ − 1)/x, and 1 at 0.
    EXPREL,
    LOG,
    /// ln(1 + x).
    LOG1P,
    /// 1/(1 + e⁻ˣ).
    SIGMOID,
    TANH,
    SINH,
    COSH,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    ERF,
    /// Logical complement; booleans only.
    NOT;

    /// Whether the function is built from others by `ExpandFunctions` before it reaches a machine.
    public boolean isTranscendental() {
        return switch (this) {
            case NEGATE, ABSOLUTE, SIGN, FLOOR, CEILING, ROUND, SQRT, RECIPROCAL, NOT -> false;
            case EXP, EXPM1, EXPREL, LOG, LOG1P, SIGMOID, TANH, SINH, COSH, SIN, COS, TAN, ASIN, ACOS, ATAN, ERF ->
                true;
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
