package synfire.ir;

import java.util.Locale;

/// Elementwise comparisons; the result is boolean. Every one but `NOT_EQUAL` is false where an operand is NaN.
public enum Comparison {
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
