package synfire.network.analysis.distance;

import synfire.network.SpikeTrain;

/// A spike train between two auxiliary spikes, so that every time of its window lies in an interspike
/// interval.
///
/// The auxiliary spikes lie at the ends of the window, or further out, where the interval at that end would
/// else be shorter than its neighbour. A train without spikes counts as one with a spike at each end.
/// Reference: Satuvuori et al. (2017), J. Neurosci. Methods 287:25, on edge effects; PySpike does the same.
final class EdgedTrain {

    /// The first auxiliary spike, the spikes, the last auxiliary spike.
    private final double[] times;

    private EdgedTrain(double[] times) {
        this.times = times;
    }

    double[] times() {
        return times;
    }

    static EdgedTrain of(SpikeTrain train) {
        double start = train.startMs();
        double stop = train.stopMs();
        int n = train.size();
        if (n == 0) {
            return of(SpikeTrain.of(new double[] {start, stop}, start, stop));
        }
        var times = new double[n + 2];
        for (int i = 0; i < n; i++) {
            times[i + 1] = train.get(i);
        }
        times[0] = n == 1 ? start : Math.min(start, times[1] - (times[2] - times[1]));
        times[n + 1] = n == 1 ? stop : Math.max(stop, times[n] + (times[n] - times[n - 1]));
        return new EdgedTrain(times);
    }

    /// How far the next spike of `other` is from each spike; an auxiliary spike gets the value of its
    /// neighbour.
    double[] nearest(EdgedTrain other) {
        var distances = new double[times.length];
        int j = 0;
        for (int i = 1; i < times.length - 1; i++) {
            while (j + 1 < other.times.length && other.times[j + 1] <= times[i]) {
                j++;
            }
            double before = Math.abs(times[i] - other.times[j]);
            double after = j + 1 < other.times.length ? other.times[j + 1] - times[i] : before;
            distances[i] = Math.min(before, after);
        }
        distances[0] = distances[1];
        distances[times.length - 1] = distances[times.length - 2];
        return distances;
    }

    /// A value for each time between two spikes, from the place of each train's last spike.
    interface Value {
        double at(int i, int j, double timeMs);
    }

    /// The profile of a value that is linear between spikes, over the window of both trains.
    static Profile profile(EdgedTrain x, EdgedTrain y, SpikeTrain window, Value value) {
        int most = x.times.length + y.times.length;
        var times = new double[most];
        var left = new double[most];
        var right = new double[most];
        times[0] = window.startMs();
        int parts = 0;
        int i = 0;
        int j = 0;
        for (double time = times[0]; time < window.stopMs(); time = times[parts]) {
            while (x.times[i + 1] <= time) {
                i++;
            }
            while (y.times[j + 1] <= time) {
                j++;
            }
            double next = Math.min(window.stopMs(), Math.min(x.times[i + 1], y.times[j + 1]));
            left[parts] = value.at(i, j, time);
            right[parts] = value.at(i, j, next);
            times[++parts] = next;
        }
        return Profile.of(times, left, right, parts);
    }

    static void requireSameWindow(SpikeTrain a, SpikeTrain b) {
        if (a.startMs() != b.startMs() || a.stopMs() != b.stopMs()) {
            throw new IllegalArgumentException(
                    "one train reaches from %s ms to %s ms, the other from %s ms to %s ms; slice them to one window"
                            .formatted(a.startMs(), a.stopMs(), b.startMs(), b.stopMs()));
        }
    }
}
