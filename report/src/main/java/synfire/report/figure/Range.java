package synfire.report.figure;

import synfire.network.Samples;

/// A closed interval of numbers, or nothing.
public record Range(double low, double high) {

    /// The interval that holds no number.
    public static final Range NOTHING = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public Range {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            throw new IllegalArgumentException(
                    "a range from %s to %s has an end that is not a number".formatted(low, high));
        }
    }

    /// Smallest interval that holds every finite number; [#NOTHING] if there is none.
    public static Range of(Samples numbers) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < numbers.size(); i++) {
            double value = numbers.get(i);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? new Range(low, high) : NOTHING;
    }

    public boolean isEmpty() {
        return low > high;
    }

    public double length() {
        return high - low;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// Smallest interval that holds both.
    public Range with(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /// Smallest interval that holds this and `value`; NaN and infinities are passed over.
    public Range with(double value) {
        return Double.isFinite(value) ? new Range(Math.min(low, value), Math.max(high, value)) : this;
    }
}
