package synfire.network;

import java.util.Arrays;

/// The times of a cell's spikes in a window of time.
///
/// @param timesMs spike times in ms, none before the one before it, all in `[startMs, stopMs]`
/// @param startMs start of the time that was watched, in ms
/// @param stopMs end of the time that was watched, in ms
public record SpikeTrain(Samples timesMs, double startMs, double stopMs) {

    public SpikeTrain {
        if (!(startMs <= stopMs)) {
            throw new IllegalArgumentException(
                    "a spike train from %s ms to %s ms ends before it starts".formatted(startMs, stopMs));
        }
        double before = startMs;
        for (int i = 0; i < timesMs.size(); i++) {
            double time = timesMs.get(i);
            if (!(time >= before && time <= stopMs)) {
                throw new IllegalArgumentException(
                        "spike %d of %d is at %s ms; it must lie between %s ms (the spike before it, or the start) and %s ms"
                                .formatted(i, timesMs.size(), time, before, stopMs));
            }
            before = time;
        }
    }

    /// A train of the given times, in any order.
    public static SpikeTrain of(double[] timesMs, double startMs, double stopMs) {
        var sorted = timesMs.clone();
        Arrays.sort(sorted);
        return new SpikeTrain(Samples.of(sorted), startMs, stopMs);
    }

    public int size() {
        return timesMs.size();
    }

    public double get(int index) {
        return timesMs.get(index);
    }

    public double durationMs() {
        return stopMs - startMs;
    }

    /// Spikes per second; 0 for an empty window.
    public double rateHz() {
        return durationMs() == 0 ? 0 : 1000 * size() / durationMs();
    }

    /// The times between successive spikes, in ms.
    public Samples intervalsMs() {
        return Samples.generate(Math.max(0, size() - 1), i -> get(i + 1) - get(i));
    }

    /// The spikes in `[fromMs, toMs)`, and the part of that window that was watched.
    public SpikeTrain slice(double fromMs, double toMs) {
        double start = Math.clamp(fromMs, startMs, stopMs);
        double stop = Math.clamp(toMs, start, stopMs);
        int first = countBefore(start);
        int end = stop == stopMs && toMs > stopMs ? size() : Math.max(first, countBefore(stop));
        return new SpikeTrain(timesMs.part(first, end), start, stop);
    }

    /// The same train, all times moved by `ms`.
    public SpikeTrain shifted(double ms) {
        return new SpikeTrain(timesMs.map(t -> t + ms), startMs + ms, stopMs + ms);
    }

    /// The number of spikes before `tMs`.
    public int countBefore(double tMs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < tMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
