package synfire.network.analysis.statistic;

import java.util.Arrays;
import synfire.network.Samples;

/// The distance of two samples: the largest difference of their empirical distribution functions, in [0, 1].
/// n log n in time.
///
/// An empty sample has the distribution function 0: it is at distance 1 from any other, and 0 from another
/// empty one. Reference: Smirnov (1939), Bull. Math. Univ. Moscou 2:3; the statistic D of the two-sample
/// test.
public final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /// @throws IllegalArgumentException if a number is NaN, which has no place in an order
    public static double distance(Samples a, Samples b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? 0 : 1;
        }
        var x = sorted(a);
        var y = sorted(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double at = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= at) {
                i++;
            }
            while (j < y.length && y[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return largest;
    }

    private static double[] sorted(Samples samples) {
        var sorted = samples.toArray();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "a sample of %d numbers has a NaN among them; leave it out".formatted(sorted.length));
        }
        return sorted;
    }
}
