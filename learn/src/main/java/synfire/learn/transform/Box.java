package synfire.learn.transform;

import java.util.Arrays;

/// The set in which an optimizer may move: an interval for each coordinate, possibly unbounded.
public final class Box {

    private final double[] lower;
    private final double[] upper;

    private Box(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /// All of [0, 1] in `dimension` coordinates.
    public static Box unit(int dimension) {
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        return new Box(new double[dimension], ones);
    }

    /// No bounds at all.
    public static Box unbounded(int dimension) {
        double[] high = new double[dimension];
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        double[] low = new double[dimension];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        return new Box(low, high);
    }

    /// @throws IllegalArgumentException if the lengths differ or a lower bound is above its upper bound
    public static Box of(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException("a box has %d lower bounds and %d upper bounds; give one of each for "
                            .formatted(lower.length, upper.length)
                    + "every coordinate");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException(
                        "coordinate %d of a box has lower bound %s and upper bound %s; the lower one must not be above"
                                .formatted(i, lower[i], upper[i]));
            }
        }
        return new Box(lower.clone(), upper.clone());
    }

    public int dimension() {
        return lower.length;
    }

    public double lower(int i) {
        return lower[i];
    }

    public double upper(int i) {
        return upper[i];
    }

    /// Length of the interval of coordinate `i`, infinite where a bound is.
    public double width(int i) {
        return upper[i] - lower[i];
    }

    /// Whether every coordinate has two finite bounds.
    public boolean isBounded() {
        for (int i = 0; i < lower.length; i++) {
            if (!Double.isFinite(width(i))) {
                return false;
            }
        }
        return true;
    }

    public boolean contains(double[] point) {
        for (int i = 0; i < lower.length; i++) {
            if (!(point[i] >= lower[i] && point[i] <= upper[i])) {
                return false;
            }
        }
        return point.length == lower.length;
    }

    /// `value` moved to the nearest allowed one.
    public double clip(int i, double value) {
        return Math.min(upper[i], Math.max(lower[i], value));
    }

    /// The point of the box nearest to `point`.
    public double[] clip(double[] point) {
        double[] inside = new double[lower.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = clip(i, point[i]);
        }
        return inside;
    }

    /// The point at the fractions `unit` of every interval; only for a bounded box.
    public double[] at(double[] unit) {
        double[] point = new double[lower.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = clip(i, Math.fma(unit[i], width(i), lower[i]));
        }
        return point;
    }

    /// Message-ready check that every coordinate has two finite bounds, which `who` needs.
    public Box requireBounded(String who) {
        for (int i = 0; i < lower.length; i++) {
            if (!Double.isFinite(width(i))) {
                throw new IllegalArgumentException(
                        "%s needs two finite bounds for every coordinate, but coordinate %d has [%s, %s]; give it bounds"
                                .formatted(who, i, lower[i], upper[i]));
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return "Box(%s, %s)".formatted(Arrays.toString(lower), Arrays.toString(upper));
    }
}
