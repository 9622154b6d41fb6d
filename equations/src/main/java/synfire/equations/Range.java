package synfire.equations;

import synfire.equations.units.Numbers;

/// The values that a parameter may take, in the parameter's unit: `(0, inf)`, `[0, 1]`.
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {

    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("range from %s to %s is empty; write the smaller bound first"
                    .formatted(Numbers.text(low), Numbers.text(high)));
        }
    }

    public boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
    }

    @Override
    public String toString() {
        return (lowIncluded ? "[" : "(") + Numbers.text(low) + ", " + Numbers.text(high) + (highIncluded ? "]" : ")");
    }
}
