package synfire.simulate.network;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;

/// The cumulative Poisson distribution of one mean, as what a random 32-bit word is compared with.
///
/// A word, taken as a signed number, is at least `thresholds[k]` with the chance that the number exceeds
/// `least + k`, to 2⁻³²; so the number is `least` and one for each threshold that the word reaches.
/// What is left out on either side has a chance below 2⁻³². Words of 32 bits, as sixteen of them are compared at once.
record PoissonTable(int least, List<Integer> thresholds) {

    private static final double WORDS = 0x1p32;

    PoissonTable {
        thresholds = List.copyOf(thresholds);
    }

    /// @param mean at least 0, at most some hundreds: the table is some ten deviations wide
    static PoissonTable of(double mean) {
        var chances = chances(mean);
        int n = chances.size();
        var up = new double[n];
        var down = new double[n + 1];
        for (int k = 0; k < n; k++) {
            up[k] = chances.get(k) + (k == 0 ? 0 : up[k - 1]);
        }
        for (int k = n - 1; k >= 0; k--) {
            down[k] = chances.get(k) + down[k + 1];
        }
        int least = 0;
        var thresholds = new ArrayList<Integer>();
        for (int k = 0; k < n; k++) {
            if (up[k] * WORDS < 1) {
                least = k + 1;
            } else if (up[k] < 0.5) {
                thresholds.add((int) (Integer.MIN_VALUE + Math.round(up[k] * WORDS)));
            } else if (down[k + 1] * WORDS >= 1) {
                thresholds.add((int) (Integer.MAX_VALUE - Math.round(down[k + 1] * WORDS) + 1));
            }
        }
        return new PoissonTable(least, thresholds);
    }

    /// The chances of 0, 1, … until they are too small to matter.
    private static Samples chances(double mean) {
        int terms = (int) Math.ceil(mean + 12 * Math.sqrt(mean)) + 30;
        var numbers = new double[terms];
        double logarithm = -mean;
        for (int k = 0; k < terms; k++) {
            numbers[k] = StrictMath.exp(logarithm);
            logarithm += StrictMath.log(mean / (k + 1));
        }
        return Samples.of(numbers);
    }
}
