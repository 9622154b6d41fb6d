package synfire.learn.task;

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
        var spikes = new UnsortedSpikes();
        var random = new CounterStream(key, 0);
        for (int i = 0; i < script.drives().size(); i++) {
            switch (script.drives().get(i)) {
                case Drive.Spike(var channel, var step) -> spikes.add(step, channel);
                case Drive.Poisson poisson -> {
                    random.restart(key, i);
                    draw(poisson, layout.dtMs(), random, spikes);
                }
                case Drive.Level _ -> {}
            }
        }
        return spikes.sorted(script.steps(), layout.inputs());
    }

    private static void draw(Drive.Poisson drive, double dtMs, CounterStream random, UnsortedSpikes into) {
        double probability = Math.min(1, drive.rateHz() * dtMs / 1000);
        int channels = drive.last() - drive.first();
        long left = (long) channels * (drive.end() - drive.from());
        double scale = -1 / Math.log1p(-probability);
        int step = drive.from();
        int channel = -1;
        while (probability > 0) {
            long gap = probability == 1 ? 0 : random.nextGeometric(scale);
            if (gap >= left) {
                return;
            }
            left -= gap + 1;
            long next = channel + gap + 1;
            if (next < channels) {
                channel = (int) next;
            } else {
                step += (int) (next / channels);
                channel = (int) (next % channels);
            }
            into.add(step, drive.first() + channel);
        }
    }
}
