package synfire.cli.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.recording.RecordingPlan;
import synfire.network.recording.Sink;

/// The part of a recording that figures show: some cells of each population, so many that a page stays small, and
/// traces of the first recorded cells.
final class Shown implements Sink {

    private static final int MOST_ROWS = 260;
    private static final long MOST_SPIKES = 40_000;
    private static final int MOST_TRACES = 5;
    private static final long MOST_SAMPLES = 400_000;

    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final Map<String, Trace> traces = new LinkedHashMap<>();

    Shown(RecordingPlan plan, Activity activity) {
        long cells = Math.max(
                1,
                activity.populations().values().stream()
                        .mapToLong(Activity.OfPopulation::cells)
                        .sum());
        long spikes = activity.populations().values().stream()
                .mapToLong(Activity.OfPopulation::all)
                .sum();
        double share = Math.min((double) MOST_ROWS / cells, (double) MOST_SPIKES / Math.max(1, spikes));
        plan.spikes().forEach(each -> {
            int wanted = Math.clamp(Math.round(each.cells() * share), 1, each.cells());
            rows.put(each.population(), new Rows(each.cells(), wanted));
        });
        plan.variables().forEach(each -> {
            int shown = Math.min(MOST_TRACES, each.columns());
            long stride = Math.max(1, Math.ceilDiv(each.rows(plan.steps()) * shown, MOST_SAMPLES));
            traces.put(each.name(), new Trace(each.columns(), each.every(), shown, stride));
        });
    }

    Rows rows(String population) {
        return java.util.Objects.requireNonNull(rows.get(population));
    }

    Trace trace(String variable) {
        return java.util.Objects.requireNonNull(traces.get(variable));
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        var into = rows.get(population);
        for (int i = 0; into != null && i < cells.length; i++) {
            into.add(cells[i], timesMs[i]);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] values) {
        var into = traces.get(name);
        if (into != null) {
            into.add(firstStep, values);
        }
    }

    /// Spike times of some cells of a population.
    static final class Rows {
        private final int[] places;
        private final int[] chosen;
        private final List<Column> times = new ArrayList<>();

        Rows(int cells, int wanted) {
            chosen = IntStream.range(0, wanted)
                    .map(k -> (int) ((long) k * cells / wanted))
                    .toArray();
            places = new int[cells];
            Arrays.fill(places, -1);
            for (int k = 0; k < wanted; k++) {
                places[chosen[k]] = k;
                times.add(new Column());
            }
        }

        private void add(int cell, double ms) {
            if (places[cell] >= 0) {
                times.get(places[cell]).add(ms);
            }
        }

        int size() {
            return chosen.length;
        }

        List<Samples> times() {
            return times.stream().map(Column::samples).toList();
        }
    }

    /// Traces of the first cells of a variable.
    static final class Trace {
        private final int columns;
        private final int every;
        private final long stride;
        private final List<Column> values = new ArrayList<>();

        Trace(int columns, int every, int shown, long stride) {
            this.columns = columns;
            this.every = every;
            this.stride = stride;
            for (int k = 0; k < shown; k++) {
                values.add(new Column());
            }
        }

        private void add(long firstStep, double[] all) {
            for (int row = 0; row < all.length / columns; row++) {
                if ((firstStep / every + row) % stride == 0) {
                    for (int k = 0; k < values.size(); k++) {
                        values.get(k).add(all[row * columns + k]);
                    }
                }
            }
        }

        /// Rows of the recording for each that is shown.
        long stride() {
            return stride;
        }

        List<Samples> values() {
            return values.stream().map(Column::samples).toList();
        }
    }

    private static final class Column {
        private double[] values = new double[16];
        private int count;

        void add(double x) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = x;
        }

        Samples samples() {
            return Samples.of(Arrays.copyOf(values, count));
        }
    }
}
