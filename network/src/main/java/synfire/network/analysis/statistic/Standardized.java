package synfire.network.analysis.statistic;

import synfire.network.Samples;

/// A row moved to mean 0 and scaled to Euclidean length 1, so that Pearson's correlation of two rows is their
/// product. A constant row, for which there is no such scale, becomes NaN throughout.
public final class Standardized {

    /// A spread below this part of the largest number is rounding: the row is constant.
    private static final double CONSTANT = 1e-14;

    private final double[] values;

    private Standardized(double[] values) {
        this.values = values;
    }

    public static Standardized of(Samples row) {
        double mean = Moments.mean(row);
        double largest = 0;
        double square = 0;
        var values = new double[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i) - mean;
            largest = Math.max(largest, Math.abs(row.get(i)));
            square += values[i] * values[i];
        }
        double length = Math.sqrt(square);
        boolean constant = length <= CONSTANT * largest * Math.sqrt(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = constant ? Double.NaN : values[i] / length;
        }
        return new Standardized(values);
    }

    /// The correlation with `other`, held inside [−1, 1] against rounding. NaN for fewer than two numbers.
    public double dot(Standardized other) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return Math.clamp(sum, -1.0, 1.0);
    }
}
