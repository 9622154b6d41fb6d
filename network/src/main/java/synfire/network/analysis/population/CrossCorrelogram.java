package synfire.network.analysis.population;

import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// How many pairs of spikes of two trains lie each lag apart.
///
/// Bin `k` counts the pairs whose lag, the time of the spike of `b` minus that of `a`, is in
/// `[(k − ½)·binMs, (k + ½)·binMs)`, for k from −`reach` to `reach`. Positive lags are of `b` after `a`.
///
/// Reference: Perkel, Gerstein & Moore (1967), Biophys. J. 7:419.
///
/// @param counts of bins −reach to reach
/// @param expected counts if both fired independently at constant rates: N_a·N_b·binMs·(T − |lag|)/T²
public record CrossCorrelogram(double binMs, int reach, Samples counts, Samples expected) {

    /// A lag this part of a bin below an edge counts as on it.
    private static final double SAME_EDGE = 1e-6;

    /// Of two trains over one window. Time: spikes · (1 + rate · maxLagMs).
    ///
    /// @param maxLagMs the greatest lag; rounded to whole bins
    public static CrossCorrelogram of(SpikeTrain a, SpikeTrain b, double binMs, double maxLagMs) {
        return of(a, b, binMs, maxLagMs, false);
    }

    /// Of a train with itself, the pairs of a spike with itself left out.
    public static CrossCorrelogram auto(SpikeTrain train, double binMs, double maxLagMs) {
        return of(train, train, binMs, maxLagMs, true);
    }

    /// The lag of the middle of each bin, in ms.
    public Samples lagsMs() {
        return Samples.generate(counts.size(), i -> (i - reach) * binMs);
    }

    /// Counts over those expected of independent trains: 1 without correlation, NaN where none is expected.
    public Samples relative() {
        return Samples.generate(counts.size(), i -> counts.get(i) / expected.get(i));
    }

    private static CrossCorrelogram of(SpikeTrain a, SpikeTrain b, double binMs, double maxLagMs, boolean same) {
        if (!(binMs > 0) || Double.isInfinite(binMs) || !(maxLagMs >= 0) || Double.isInfinite(maxLagMs)) {
            throw new IllegalArgumentException(
                    "a correlogram with bins of %s ms up to %s ms; give a positive bin and a lag of 0 or more"
                            .formatted(binMs, maxLagMs));
        }
        if (a.startMs() != b.startMs() || a.stopMs() != b.stopMs()) {
            throw new IllegalArgumentException(
                    "one train reaches from %s ms to %s ms, the other from %s ms to %s ms; slice them to one window"
                            .formatted(a.startMs(), a.stopMs(), b.startMs(), b.stopMs()));
        }
        int reach = Math.toIntExact(Math.round(maxLagMs / binMs));
        var counts = new double[2 * reach + 1];
        int first = 0;
        for (int i = 0; i < a.size(); i++) {
            while (first < b.size() && bin(b.get(first) - a.get(i), binMs) < -reach) {
                first++;
            }
            for (int j = first; j < b.size(); j++) {
                double bin = bin(b.get(j) - a.get(i), binMs);
                if (bin > reach) {
                    break;
                }
                if (!(same && i == j)) {
                    counts[(int) bin + reach]++;
                }
            }
        }
        double duration = a.durationMs();
        double pairs = (double) a.size() * (same ? b.size() - 1 : b.size());
        var expected = Samples.generate(counts.length, i -> {
            double overlap = Math.max(0, duration - Math.abs(i - reach) * binMs);
            return duration == 0 ? 0 : Math.max(0, pairs) * binMs * overlap / (duration * duration);
        });
        return new CrossCorrelogram(binMs, reach, Samples.of(counts), expected);
    }

    private static double bin(double lag, double binMs) {
        return Math.floor(lag / binMs + 0.5 + SAME_EDGE);
    }
}
