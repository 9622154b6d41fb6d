package synfire.network.analysis.population;

import java.util.List;
import java.util.OptionalDouble;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.network.analysis.statistic.Moments;

/// How much a population acts as one.
public final class Synchrony {

    private Synchrony() {}

    /// The measure χ of traces, for example potentials: the standard deviation over time of their mean, over
    /// the root of their mean variance. 1 where all are equal, of the order of 1/√N where N are independent.
    /// Empty without traces, and where none varies. Linear in samples.
    ///
    /// References: Golomb & Rinzel (1993), Phys. Rev. E 48:4810; Golomb (2007), Scholarpedia 2(1):1347.
    ///
    /// @param traces in one unit, over the same times
    public static OptionalDouble chi(List<Signal> traces) {
        if (traces.isEmpty()) {
            return OptionalDouble.empty();
        }
        var first = traces.getFirst();
        var sum = new double[first.size()];
        double variances = 0;
        for (var trace : traces) {
            if (!trace.hasTimesOf(first) || !trace.unit().equivalentTo(first.unit())) {
                throw new IllegalArgumentException(
                        "signal '%s' (%d samples of %s ms, in %s) and signal '%s' (%d samples of %s ms, in %s) differ in their times or units; resample or convert one of them"
                                .formatted(
                                        first.name(),
                                        first.size(),
                                        first.dtMs(),
                                        first.unit(),
                                        trace.name(),
                                        trace.size(),
                                        trace.dtMs(),
                                        trace.unit()));
            }
            variances += Moments.variance(trace.samples());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += trace.get(i);
            }
        }
        return ratio(Moments.variance(Samples.of(sum)), variances, traces.size());
    }

    /// The measure χ of the spike counts of all cells in bins. Linear in spikes, bins and cells.
    public static OptionalDouble chi(Raster raster, double binMs) {
        var counted = CellCounts.of(raster, binMs);
        int bins = counted.bins();
        double variances = 0;
        for (int cell = 0; cell < raster.cells(); cell++) {
            double deviation = counted.deviation(cell);
            variances += deviation * deviation * bins / (bins - 1.0);
        }
        return ratio(Moments.variance(Bins.of(raster, binMs).counts(raster)), variances, raster.cells());
    }

    /// How well spikes keep to one phase of a period: the length of the mean of e^(2πi·t/period). 1 where all
    /// lie at one phase; of the order of 1/√n for n spikes at random. Empty without spikes.
    ///
    /// Reference: Goldberg & Brown (1969), J. Neurophysiol. 32:613.
    public static OptionalDouble vectorStrength(SpikeTrain train, double periodMs) {
        if (!(periodMs > 0) || Double.isInfinite(periodMs)) {
            throw new IllegalArgumentException("a period of %s ms; give a positive one".formatted(periodMs));
        }
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < train.size(); i++) {
            double phase = 2 * Math.PI * (train.get(i) % periodMs) / periodMs;
            cosine += Math.cos(phase);
            sine += Math.sin(phase);
        }
        return train.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.hypot(cosine, sine) / train.size());
    }

    /// χ from the variance of the sum and the sum of the variances of `n` traces.
    private static OptionalDouble ratio(double varianceOfSum, double variances, int n) {
        return variances > 0 ? OptionalDouble.of(Math.sqrt(varianceOfSum / (variances * n))) : OptionalDouble.empty();
    }
}
