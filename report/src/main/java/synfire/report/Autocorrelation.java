package synfire.report;

import synfire.network.Samples;
import synfire.network.Signal;
import synfire.report.figure.Series;

/// Correlation of a signal with itself at a later time.
public final class Autocorrelation {

    private static final int MOST_LAGS = 400;

    private Autocorrelation() {}

    /// The biased estimate at up to 400 lags from 0 to `mostLagMs`: 1 at lag 0, and 0 everywhere for a constant.
    public static Series of(Signal signal, double mostLagMs) {
        int all = (int) Math.clamp(Math.floor(mostLagMs / signal.dtMs()), 1, Math.max(1, signal.size() - 1));
        int every = Math.ceilDiv(all, MOST_LAGS);
        double mean = signal.samples().stream().average().orElse(0);
        double variance = product(signal, mean, 0);
        var values =
                Samples.generate(all / every + 1, i -> variance > 0 ? product(signal, mean, i * every) / variance : 0);
        return new Series.Uniform(0, every * signal.dtMs(), values);
    }

    private static double product(Signal signal, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < signal.size(); i++) {
            sum += (signal.get(i) - mean) * (signal.get(i - lag) - mean);
        }
        return sum;
    }
}
