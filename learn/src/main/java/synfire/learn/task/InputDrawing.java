package synfire.learn.task;

import java.util.Arrays;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Draws the input of a trial: drive number `i` takes the numbers of object `i` under the trial's key.
///
/// Independent spikes are drawn by their gaps: the cells (step, channel) of a drive stand in one row, and the
/// number of empty cells before the next spike is geometric. So a spike costs one random number and an empty
/// cell nothing.
final class InputDrawing {

    private InputDrawing() {}

    static Input draw(Layout layout, Script script, RandomKey key) {
        return switch (layout.code()) {
            case Code.Spikes _ -> events(layout, script, key);
            case Code.Values _ -> values(layout, script, key);
        };
    }

    private static Series values(Layout layout, Script script, RandomKey key) {
        int width = layout.inputs();
        var values = new float[Math.multiplyExact(script.steps(), width)];
        for (int i = 0; i < script.drives().size(); i++) {
            if (script.drives().get(i)
                    instanceof Drive.Level(var first, var last, var from, var end, var level, var deviation)) {
                var random = new CounterStream(key, i);
                for (int t = from; t < end; t++) {
                    for (int c = first; c < last; c++) {
                        double noise = deviation == 0 ? 0 : deviation * random.nextNormal();
                        values[t * width + c] += (float) (level + noise);
                    }
                }
            }
        }
        return Series.owning(script.steps(), width, values);
    }

    private static Events events(Layout layout, Script script, RandomKey key) {
        var cells = new CellRow();
        int width = layout.inputs();
        var random = new CounterStream(key, 0);
        for (int i = 0; i < script.drives().size(); i++) {
            switch (script.drives().get(i)) {
                case Drive.Spike(var channel, var step) -> cells.add((long) step * width + channel);
                case Drive.Poisson poisson -> {
                    random.restart(key, i);
                    spikes(poisson, layout.dtMs(), width, random, cells);
                }
                case Drive.Level _ -> {}
            }
        }
        return cells.events(script.steps(), width);
    }

    private static void spikes(Drive.Poisson drive, double dtMs, int width, CounterStream random, CellRow into) {
        double probability = Math.min(1, drive.rateHz() * dtMs / 1000);
        int channels = drive.last() - drive.first();
        long size = (long) channels * (drive.end() - drive.from());
        double scale = -1 / Math.log1p(-probability);
        long cell = -1;
        while (probability > 0) {
            long gap = probability == 1 ? 0 : random.nextGeometric(scale);
            if (gap >= size - cell - 1) {
                return;
            }
            cell += gap + 1;
            into.add((drive.from() + cell / channels) * width + drive.first() + cell % channels);
        }
    }

    /// The cells (step, channel) that hold a spike, in any order while they are collected.
    private static final class CellRow {

        private long[] cells = new long[256];
        private int size;

        void add(long cell) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, 2 * size);
            }
            cells[size++] = cell;
        }

        Events events(int steps, int width) {
            Arrays.sort(cells, 0, size);
            var offsets = new int[steps + 1];
            var ids = new char[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || cells[i] != cells[i - 1]) {
                    ids[count++] = (char) (cells[i] % width);
                    offsets[(int) (cells[i] / width) + 1]++;
                }
            }
            for (int t = 0; t < steps; t++) {
                offsets[t + 1] += offsets[t];
            }
            return new Events(width, offsets, count == size ? ids : Arrays.copyOf(ids, count));
        }
    }
}
