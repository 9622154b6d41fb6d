package synfire.report.figure;

/// What part of an axis is shown.
public sealed interface Limits {

    /// All data; with a margin along y.
    ///
    /// @param withZero whether 0 is shown even if no data are there
    record FromData(boolean withZero) implements Limits {}

    /// From `low` to `high`.
    record Between(double low, double high) implements Limits {

        public Between {
            if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
                throw new IllegalArgumentException(
                        "axis limits %s to %s; give two finite numbers, the lower first".formatted(low, high));
            }
        }
    }

    Limits FROM_DATA = new FromData(false);
    Limits WITH_ZERO = new FromData(true);
}
