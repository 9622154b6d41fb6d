package synfire.network.analysis.train;

import java.util.OptionalDouble;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.analysis.statistic.Moments;

/// How irregular a spike train is, by its interspike intervals I₁ … Iₙ. All are 0 for a regular train and 1
/// for a Poisson train, and have no unit; [#cv] also grows with slow changes of the rate, the local ones
/// hardly do.
///
/// Two successive intervals of 0 ms count as equal.
public final class Irregularity {

    private Irregularity() {}

    /// The coefficient of variation: standard deviation of the intervals (n − 1) over their mean. Empty with
    /// fewer than two intervals, or where all are 0. Some tools divide by n; theirs is √((n − 1)/n) of this.
    public static OptionalDouble cv(SpikeTrain train) {
        return cv(train.intervalsMs());
    }

    /// The mean of 2·|Iₖ₊₁ − Iₖ|/(Iₖ₊₁ + Iₖ). Empty with fewer than two intervals.
    /// Reference: Holt, Softky, Koch & Douglas (1996), J. Neurophysiol. 75:1806.
    public static OptionalDouble cv2(SpikeTrain train) {
        return meanOfNeighbours(train, (x, y) -> 2 * Math.abs(y - x) / (x + y));
    }

    /// The local variation: the mean of 3·((Iₖ₊₁ − Iₖ)/(Iₖ₊₁ + Iₖ))². Empty with fewer than two intervals.
    /// Reference: Shinomoto, Shima & Tanji (2003), Neural Computation 15:2823.
    public static OptionalDouble lv(SpikeTrain train) {
        return lvr(train, 0);
    }

    /// The local variation, corrected for a refractory period R: each term of [#lv] times 1 + 4R/(Iₖ₊₁ + Iₖ).
    /// Reference: Shinomoto et al. (2009), PLoS Comput. Biol. 5:e1000433, eq. 3; usual is R = 5 ms.
    public static OptionalDouble lvr(SpikeTrain train, double refractoryMs) {
        if (!(refractoryMs >= 0)) {
            throw new IllegalArgumentException(
                    "a refractory period of %s ms; give 0 or more, usual is 5".formatted(refractoryMs));
        }
        return meanOfNeighbours(train, (x, y) -> {
            double contrast = (y - x) / (x + y);
            return 3 * contrast * contrast * (1 + 4 * refractoryMs / (x + y));
        });
    }

    /// The [#cv] of each cell with at least `leastSpikes` spikes, in the order of the cells; the others are
    /// left out.
    public static Samples cvs(Raster raster, int leastSpikes) {
        var counts = raster.counts();
        var values = new double[raster.cells()];
        int found = 0;
        for (int cell = 0; cell < raster.cells(); cell++) {
            var cv = counts[cell] < leastSpikes ? OptionalDouble.empty() : cv(raster.train(cell));
            if (cv.isPresent()) {
                values[found++] = cv.getAsDouble();
            }
        }
        return Samples.of(values).part(0, found);
    }

    /// The interspike intervals of all cells in ms, one cell after the other.
    public static Samples pooledIntervalsMs(Raster raster) {
        var all = new double[raster.size()];
        int found = 0;
        for (int cell = 0; cell < raster.cells(); cell++) {
            var train = raster.train(cell);
            for (int i = 1; i < train.size(); i++) {
                all[found++] = train.get(i) - train.get(i - 1);
            }
        }
        return Samples.of(all).part(0, found);
    }

    private static OptionalDouble cv(Samples intervals) {
        double mean = Moments.mean(intervals);
        return intervals.size() < 2 || mean == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(Moments.variance(intervals)) / mean);
    }

    private interface Neighbours {
        double term(double interval, double next);
    }

    private static OptionalDouble meanOfNeighbours(SpikeTrain train, Neighbours neighbours) {
        double sum = 0;
        for (int i = 2; i < train.size(); i++) {
            double interval = train.get(i - 1) - train.get(i - 2);
            double next = train.get(i) - train.get(i - 1);
            sum += interval + next == 0 ? 0 : neighbours.term(interval, next);
        }
        return train.size() < 3 ? OptionalDouble.empty() : OptionalDouble.of(sum / (train.size() - 2));
    }
}
