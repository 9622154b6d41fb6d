package synfire.learn.task.catalogue;

import java.util.stream.IntStream;
import synfire.network.Raster;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Rasters that stand in where no files are at hand: independent Poisson trains to play, and two waves to draw.
final class SampleRasters {

    /// What a study writes in place of a path.
    static final String NAME = "generated";

    private static final int CELLS = 100;
    private static final int MS = 2000;
    private static final double RATE_PER_MS = 0.02;
    private static final int EVERY_MS = 4;
    private static final double PERIOD_MS = 1000;
    private static final double HEIGHT = 40;

    private SampleRasters() {}

    /// 100 trains of 20 Hz for 2 s.
    static Raster input() {
        var key = RandomKey.ofSeed(1).split("sample raster");
        var ids = IntStream.builder();
        var times = IntStream.builder();
        for (int cell = 0; cell < CELLS; cell++) {
            var random = new CounterStream(key, cell);
            for (int t = 0; t < MS; t++) {
                if (random.nextUniform() < RATE_PER_MS) {
                    ids.add(cell);
                    times.add(t);
                }
            }
        }
        return raster(ids.build().toArray(), times.build().toArray());
    }

    /// Two sine waves of opposite sign over 100 cells, each with a spike every 4 ms.
    static Raster target() {
        int points = MS / EVERY_MS;
        var ids = IntStream.range(0, 2 * points)
                .map(i -> {
                    double wave = HEIGHT * Math.sin(2 * Math.PI * ms(i) / PERIOD_MS);
                    return (int) Math.round(CELLS / 2.0 + (i % 2 == 0 ? wave : -wave));
                })
                .toArray();
        return raster(ids, IntStream.range(0, 2 * points).map(SampleRasters::ms).toArray());
    }

    /// When spike i of the target is: two come at the same time.
    private static int ms(int i) {
        return i / 2 * EVERY_MS;
    }

    private static Raster raster(int[] ids, int[] times) {
        // in the middle of steps of 1 ms
        return Raster.of(
                CELLS, ids, IntStream.of(times).mapToDouble(t -> t + 0.5).toArray(), 0, MS);
    }
}
