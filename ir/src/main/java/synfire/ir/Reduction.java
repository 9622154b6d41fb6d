package synfire.ir;

import java.util.Locale;

/// Ways to reduce a tensor along an axis. Sums use the fixed tree of halves, so that their bits do not
/// depend on threads or vector width.
public enum Reduction {
    SUM,
    MAXIMUM,
    MINIMUM;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
