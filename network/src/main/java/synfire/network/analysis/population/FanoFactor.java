package synfire.network.analysis.population;

import java.util.List;
import java.util.OptionalDouble;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.analysis.statistic.Moments;

/// The variance of spike counts (n − 1) over their mean: 1 for a Poisson process, 0 where all counts are
/// equal. Empty with fewer than two counts, or without a spike. Some tools divide the variance by n.
///
/// Reference: Fano (1947), Phys. Rev. 72:26.
public final class FanoFactor {

    private FanoFactor() {}

    /// Of the number of spikes in each trial.
    public static OptionalDouble overTrials(List<SpikeTrain> trials) {
        return of(Samples.generate(trials.size(), i -> trials.get(i).size()));
    }

    /// Of the number of spikes of one train in successive windows of `windowMs`.
    public static OptionalDouble overWindows(SpikeTrain train, double windowMs) {
        return of(Bins.of(train, windowMs).counts(train));
    }

    /// Of the number of spikes of all cells together in successive windows: above 1 where cells fire
    /// together.
    public static OptionalDouble ofPopulation(Raster raster, double windowMs) {
        return of(Bins.of(raster, windowMs).counts(raster));
    }

    /// Of counts.
    public static OptionalDouble of(Samples counts) {
        double mean = Moments.mean(counts);
        return counts.size() < 2 || mean == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Moments.variance(counts) / mean);
    }
}
