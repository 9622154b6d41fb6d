package synfire.network.analysis.population;

import synfire.equations.units.Units;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;

/// The rate of a population over time: spikes per second and cell. Of no cells: 0.
///
/// Sample `k` of the result is the rate in the bin that starts at its time. For the rate of one cell over
/// time, give a raster of one cell.
public final class PopulationRate {

    /// The Gaussian is cut here, in standard deviations: 6e-7 of it is left out.
    private static final double REACH = 5;

    private PopulationRate() {}

    /// The spikes in each bin over cells and time. Linear in time.
    public static Signal binned(Raster raster, double binMs) {
        var bins = Bins.of(raster, binMs);
        double unit = raster.cells() == 0 ? 0 : 1000 / binMs / raster.cells();
        return signal(bins, bins.counts(raster).map(count -> count * unit));
    }

    /// The rate in bins, smoothed by a Gaussian, which at the edges is scaled up for the part that lies
    /// outside: a constant rate stays constant. Spikes are placed in the middle of their bins, so take bins
    /// shorter than `sigmaMs`: the Gaussian widens to σ² + bin²/12. Time: spikes + bins · σ / bin.
    ///
    /// @param binMs time step of the result, in ms
    /// @param sigmaMs standard deviation of the Gaussian, in ms
    public static Signal smoothed(Raster raster, double binMs, double sigmaMs) {
        if (!(sigmaMs > 0) || Double.isInfinite(sigmaMs)) {
            throw new IllegalArgumentException(
                    "a Gaussian of %s ms; give a positive standard deviation".formatted(sigmaMs));
        }
        var rate = binned(raster, binMs);
        int reach = (int) Math.min(rate.size(), Math.ceil(REACH * sigmaMs / binMs));
        var kernel = Samples.generate(reach + 1, k -> Math.exp(-k * binMs * k * binMs / (2 * sigmaMs * sigmaMs)));
        return rate.withSamples(Samples.generate(rate.size(), i -> {
            double sum = 0;
            double weights = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(rate.size() - 1, i + reach); j++) {
                double weight = kernel.get(Math.abs(i - j));
                sum += weight * rate.get(j);
                weights += weight;
            }
            return sum / weights;
        }));
    }

    static Signal signal(Bins bins, Samples rates) {
        return new Signal("rate", Units.HZ, bins.widthMs(), bins.startMs(), rates);
    }
}
