package synfire.network.recording;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.network.Raster;
import synfire.network.Samples;

/// A sink that keeps everything in memory.
public final class Kept implements Sink {

    private final Map<String, Spikes> spikes = new LinkedHashMap<>();
    private final Map<String, Column> variables = new LinkedHashMap<>();

    /// Begins with nothing.
    public Kept() {}

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        spikes.computeIfAbsent(population, _ -> new Spikes()).add(cells, timesMs);
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        variables.computeIfAbsent(name, _ -> new Column()).add(rows);
    }

    /// The spikes of a population so far.
    ///
    /// @param cells of the population
    public Raster raster(String population, int cells, double startMs, double stopMs) {
        return spikes.getOrDefault(population, new Spikes()).raster(cells, startMs, stopMs);
    }

    /// Variables by `POPULATION.VARIABLE`: for each step all cells.
    public Map<String, Samples> variables() {
        var samples = new LinkedHashMap<String, Samples>();
        variables.forEach((name, column) -> samples.put(name, column.samples()));
        return samples;
    }

    private static final class Spikes {
        private int[] cells = new int[1024];
        private double[] timesMs = new double[1024];
        private int count;

        void add(int[] more, double[] moreTimes) {
            if (count + more.length > cells.length) {
                int length = Math.max(count + more.length, 2 * cells.length);
                cells = Arrays.copyOf(cells, length);
                timesMs = Arrays.copyOf(timesMs, length);
            }
            System.arraycopy(more, 0, cells, count, more.length);
            System.arraycopy(moreTimes, 0, timesMs, count, more.length);
            count += more.length;
        }

        Raster raster(int size, double startMs, double stopMs) {
            return Raster.ofFirst(count, size, cells, timesMs, startMs, stopMs);
        }
    }

    private static final class Column {
        private double[] values = new double[1024];
        private int count;

        void add(double[] more) {
            if (count + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(count + more.length, 2 * values.length));
            }
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
        }

        Samples samples() {
            return Samples.of(Arrays.copyOf(values, count));
        }
    }
}
