package synfire.network.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import synfire.network.Raster;
import synfire.network.SpikeTrain;

/// Spike trains by formula, which Python makes alike, so that published implementations could be asked once about them.
///
/// `sort(step*k + amplitude*sin(c*k*k))` for k = 1 … n, over 0 to 1000 ms. Reference values in the tests come from
/// elephant 1.2.1, PySpike 0.9.0, SciPy 1.17.1 and NumPy 2.4.6.
public final class ReferenceTrains {

    public static final SpikeTrain A = train(25, 37.1, 12, 1.7);
    public static final SpikeTrain B = train(30, 31.3, 10, 2.3);
    public static final SpikeTrain C = train(17, 53, 20, 0.9);
    public static final List<SpikeTrain> ALL = List.of(A, B, C);

    private ReferenceTrains() {}

    private static SpikeTrain train(int n, double step, double amplitude, double c) {
        return of(IntStream.rangeClosed(1, n)
                .mapToDouble(k -> step * k + amplitude * Math.sin(c * k * k))
                .toArray());
    }

    /// A train over 0 to 1000 ms.
    public static SpikeTrain of(double... timesMs) {
        return SpikeTrain.of(timesMs, 0, 1000);
    }

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A Poisson process.
    public static SpikeTrain poisson(RandomGenerator random, double rateHz, double durationMs) {
        var times = new double[(int) (10 + 2 * rateHz * durationMs / 1000)];
        int n = 0;
        for (double t = interval(random, rateHz); t < durationMs; t += interval(random, rateHz)) {
            times = n == times.length ? Arrays.copyOf(times, 2 * n) : times;
            times[n++] = t;
        }
        return SpikeTrain.of(Arrays.copyOf(times, n), 0, durationMs);
    }

    /// Independent Poisson cells.
    public static Raster poisson(RandomGenerator random, int cells, double rateHz, double durationMs) {
        return Raster.of(IntStream.range(0, cells)
                .mapToObj(_ -> poisson(random, rateHz, durationMs))
                .toList());
    }

    private static double interval(RandomGenerator random, double rateHz) {
        return -Math.log1p(-random.nextDouble()) * 1000 / rateHz;
    }
}
