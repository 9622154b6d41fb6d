package synfire.network.analysis.population;

import java.util.OptionalDouble;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;

/// Neuronal avalanches: the stretches of time in which the activity of a population is above a threshold.
///
/// Only whole ones count, with a quiet bin before and after. Linear in time. References: Beggs & Plenz
/// (2003), J. Neurosci. 23:11167, for the threshold 0; Poil et al. (2012), J. Neurosci. 32:9817, for others.
///
/// @param binMs width of the bins, in ms
/// @param startsMs start of each avalanche, in ms
/// @param sizes activity summed over the bins of each avalanche; for a raster, spikes
/// @param bins how many bins each avalanche lasts
/// @param descendants of each avalanche, the activity in its second bin over that in its first; 0 where it
/// has one
public record Avalanches(double binMs, Samples startsMs, Samples sizes, Samples bins, Samples descendants) {

    /// The avalanches of spikes: bins without a spike part them.
    public static Avalanches of(Raster raster, double binMs) {
        var bins = Bins.of(raster, binMs);
        return of(bins.counts(raster), bins.startMs(), binMs, 0);
    }

    /// The bin width that is usual for spikes: the mean time between successive spikes of the whole
    /// population, in ms. Empty with fewer than two times of spikes.
    public static OptionalDouble usualBinMs(Raster raster) {
        int n = raster.size();
        double mean = n < 2 ? 0 : (raster.timeMs(n - 1) - raster.timeMs(0)) / (n - 1);
        return mean > 0 ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /// The avalanches of an activity that is not negative, such as a population rate: what is above
    /// `threshold`, in its unit.
    public static Avalanches of(Signal activity, double threshold) {
        return of(activity.samples(), activity.startMs(), activity.dtMs(), threshold);
    }

    public int count() {
        return sizes.size();
    }

    public Samples durationsMs() {
        return bins.map(n -> n * binMs);
    }

    /// The branching ratio: the mean of [#descendants]. 1 for a critical process. Empty without avalanches.
    /// Time bins join avalanches that overlap, and cells that are not seen break them: [BranchingRatio]
    /// stands the latter.
    public OptionalDouble branchingRatio() {
        return descendants.stream().average();
    }

    private static Avalanches of(Samples activity, double startMs, double binMs, double threshold) {
        if (!(threshold >= 0)) {
            throw new IllegalArgumentException("a threshold of %s; give 0 or more".formatted(threshold));
        }
        int most = activity.size() / 2;
        var starts = new double[most];
        var sizes = new double[most];
        var bins = new double[most];
        var descendants = new double[most];
        int count = 0;
        // up to the first quiet bin an avalanche may have begun before
        int bin = 0;
        while (bin < activity.size() && activity.get(bin) > threshold) {
            bin++;
        }
        while (bin < activity.size()) {
            while (bin < activity.size() && !(activity.get(bin) > threshold)) {
                bin++;
            }
            int first = bin;
            double size = 0;
            while (bin < activity.size() && activity.get(bin) > threshold) {
                size += activity.get(bin++);
            }
            if (bin < activity.size()) {
                starts[count] = startMs + first * binMs;
                sizes[count] = size;
                bins[count] = bin - first;
                descendants[count++] = bin - first == 1 ? 0 : activity.get(first + 1) / activity.get(first);
            }
        }
        return new Avalanches(
                binMs,
                Samples.of(starts).part(0, count),
                Samples.of(sizes).part(0, count),
                Samples.of(bins).part(0, count),
                Samples.of(descendants).part(0, count));
    }
}
