package synfire.network.analysis.statistic;

import synfire.network.Samples;

/// Mean, variance and correlation of rows of numbers. A NaN among them makes the result NaN.
public final class Moments {

    private Moments() {}

    /// NaN without numbers.
    public static double mean(Samples x) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += x.get(i);
        }
        return sum / x.size();
    }

    /// The unbiased estimate, Σ(x − mean)²/(n − 1), in two passes; NaN with fewer than two numbers.
    public static double variance(Samples x) {
        double mean = mean(x);
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += (x.get(i) - mean) * (x.get(i) - mean);
        }
        return x.size() < 2 ? Double.NaN : sum / (x.size() - 1);
    }

    /// Pearson's correlation, in [−1, 1]. NaN with fewer than two numbers, or where one row is constant.
    public static double correlation(Samples x, Samples y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "a correlation of %d with %d numbers; give as many of both".formatted(x.size(), y.size()));
        }
        return Standardized.of(x).dot(Standardized.of(y));
    }
}
