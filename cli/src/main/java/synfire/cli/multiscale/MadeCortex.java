package synfire.cli.multiscale;

import java.util.Comparator;
import java.util.stream.IntStream;
import synfire.cli.training.AreasFile;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Areas of a cortex that nobody has: a sheet with points, joined with the statistics of the marmoset's. A
/// projection is there with a probability that falls from 1 to about ½ with distance, and its strength is
/// log-normal around an exponential of the distance.
///
/// Reference for the numbers: Theodoni et al. (2022), doi:10.1093/cercor/bhab191, and the matrix of Majka et
/// al. (2020), doi:10.1038/s41467-020-14858-0.
record MadeCortex(int areas, RandomKey key) {

    private static final double WIDTH_MM = 16;
    private static final double DEPTH_MM = 10;
    private static final double PER_MM = 0.225;
    private static final double SPREAD = 2.2;

    AreasFile matrix() {
        var random = new CounterStream(key.split("places"), 0);
        var x = new double[areas];
        var y = new double[areas];
        for (int i = 0; i < areas; i++) {
            x[i] = WIDTH_MM * random.nextUniform();
            y[i] = DEPTH_MM * random.nextUniform();
        }
        var order = IntStream.range(0, areas)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.hypot(x[i] - x[0], y[i] - y[0])))
                .toList();
        var weights = new double[areas * areas];
        for (int t = 0; t < areas; t++) {
            double sum = 0;
            var draws = new CounterStream(key.split("strengths"), t);
            for (int s = 0; s < areas; s++) {
                int from = order.get(s);
                int to = order.get(t);
                double mm = Math.hypot(x[from] - x[to], y[from] - y[to]);
                boolean there = draws.nextUniform() < 0.5 + 0.5 * Math.exp(-mm / 6);
                double strength = Math.exp(-PER_MM * mm + SPREAD * draws.nextNormal());
                weights[s * areas + t] = there && s != t ? strength : 0;
                sum += weights[s * areas + t];
            }
            for (int s = 0; s < areas && sum > 0; s++) {
                weights[s * areas + t] /= sum;
            }
        }
        return new AreasFile(
                IntStream.range(0, areas)
                        .mapToObj(i -> "A%02d".formatted(i + 1))
                        .toList(),
                Samples.of(weights));
    }
}
