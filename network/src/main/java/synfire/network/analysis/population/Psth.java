package synfire.network.analysis.population;

import java.util.List;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;

/// The peri-stimulus time histogram: the rate around repeated events, averaged over them.
///
/// @param rate spikes per second and cell; time 0 is that of the events
/// @param standardError of the rate over trials, also in Hz; NaN with fewer than two trials
/// @param trials how many events were averaged over
public record Psth(Signal rate, Signal standardError, int trials) {

    /// Around each onset, from `fromMs` to `toMs` after it (`fromMs` may be negative). Onsets whose window
    /// was not watched as a whole are left out: see [#trials]. Without any, the rate is NaN. Time: onsets ·
    /// (bins + log spikes) + the spikes in all windows.
    ///
    /// Reference: Gerstein & Kiang (1960), Biophys. J. 1:15.
    public static Psth around(Raster raster, Samples onsetsMs, double fromMs, double toMs, double binMs) {
        var watched = onsetsMs.stream()
                .filter(onset -> onset + fromMs >= raster.startMs() && onset + toMs <= raster.stopMs())
                .mapToObj(onset -> counts(raster, onset, Bins.of(fromMs, toMs, binMs)))
                .toList();
        return of(watched, raster.cells(), Bins.of(fromMs, toMs, binMs));
    }

    /// Of trials that are rasters over one window of time, each of the same cells; times stay as they are.
    public static Psth of(List<Raster> trials, double binMs) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a histogram over no trials has no window; give at least one");
        }
        var first = trials.getFirst();
        for (int i = 1; i < trials.size(); i++) {
            var trial = trials.get(i);
            if (trial.startMs() != first.startMs()
                    || trial.stopMs() != first.stopMs()
                    || trial.cells() != first.cells()) {
                throw new IllegalArgumentException(
                        "trial %d has %s, trial 0 %s; give trials of the same cells over one window"
                                .formatted(i, trial, first));
            }
        }
        var bins = Bins.of(first, binMs);
        return of(trials.stream().map(bins::counts).toList(), first.cells(), bins);
    }

    private static Psth of(List<Samples> counts, int cells, Bins bins) {
        int n = counts.size();
        double unit = cells == 0 ? 0 : 1000 / bins.widthMs() / cells;
        var mean = Samples.generate(bins.count(), bin -> {
            double sum = 0;
            for (var trial : counts) {
                sum += trial.get(bin);
            }
            return unit * sum / n;
        });
        var error = Samples.generate(bins.count(), bin -> {
            double sum = 0;
            for (var trial : counts) {
                double deviation = unit * trial.get(bin) - mean.get(bin);
                sum += deviation * deviation;
            }
            return n < 2 ? Double.NaN : Math.sqrt(sum / (n - 1) / n);
        });
        return new Psth(
                PopulationRate.signal(bins, mean),
                PopulationRate.signal(bins, error).named("standard error"),
                n);
    }

    private static Samples counts(Raster raster, double onset, Bins bins) {
        var around = new Bins(onset + bins.startMs(), bins.widthMs(), bins.count());
        return around.counts(raster.slice(around.startMs() - bins.widthMs(), onset + stop(bins)));
    }

    private static double stop(Bins bins) {
        return bins.startMs() + bins.count() * bins.widthMs();
    }
}
