package synfire.network.analysis.distance;

import java.util.Arrays;
import java.util.function.IntFunction;
import synfire.network.Samples;

/// A number over time, linear in parts, with jumps between them.
///
/// @param timesMs where parts meet, and both ends: one more than parts, strictly rising
/// @param left value at the start of each part
/// @param right value at the end of each part
public record Profile(Samples timesMs, Samples left, Samples right) {

    public Profile {
        if (timesMs.size() != left.size() + 1 || left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "a profile with %d times, %d left and %d right values; it has one time more"
                            .formatted(timesMs.size(), left.size(), right.size()));
        }
    }

    static Profile of(double[] times, double[] left, double[] right, int parts) {
        return new Profile(
                Samples.of(times).part(0, parts + 1),
                Samples.of(left).part(0, parts),
                Samples.of(right).part(0, parts));
    }

    public int parts() {
        return left.size();
    }

    /// The value at a time inside the profile: at a jump the one after it, at the end the last.
    public double at(double timeMs) {
        double start = timesMs.get(0);
        double stop = timesMs.get(parts());
        if (!(timeMs >= start && timeMs <= stop) || parts() == 0) {
            throw new IllegalArgumentException(
                    "the profile has no value at %s ms; it reaches from %s ms to %s ms".formatted(timeMs, start, stop));
        }
        int found = Arrays.binarySearch(timesMs.toArray(), timeMs);
        int part = Math.min(parts() - 1, found < 0 ? -found - 2 : found);
        return between(part, timeMs);
    }

    /// The mean over time; 0 for a profile of no length.
    public double mean() {
        double sum = 0;
        for (int i = 0; i < parts(); i++) {
            sum += (left.get(i) + right.get(i)) / 2 * (timesMs.get(i + 1) - timesMs.get(i));
        }
        return parts() == 0 ? 0 : sum / (timesMs.get(parts()) - timesMs.get(0));
    }

    /// The mean of `count` profiles over one window, with a part wherever one of them has one. They are asked
    /// for one by one and added in pairs of about one size: time of the order of all parts · log(count).
    static Profile mean(int count, IntFunction<Profile> profiles) {
        return sum(0, count, profiles).times(1.0 / count);
    }

    private static Profile sum(int first, int end, IntFunction<Profile> profiles) {
        int middle = (first + end) >>> 1;
        return end - first == 1
                ? profiles.apply(first)
                : sum(first, middle, profiles).plus(sum(middle, end, profiles));
    }

    private Profile times(double factor) {
        return new Profile(timesMs, left.map(x -> x * factor), right.map(x -> x * factor));
    }

    /// The sum of two profiles over the same window.
    public Profile plus(Profile other) {
        if (timesMs.get(0) != other.timesMs.get(0) || timesMs.get(parts()) != other.timesMs.get(other.parts())) {
            throw new IllegalArgumentException(
                    "a profile from %s ms to %s ms and one from %s ms to %s ms; give profiles over one window"
                            .formatted(
                                    timesMs.get(0),
                                    timesMs.get(parts()),
                                    other.timesMs.get(0),
                                    other.timesMs.get(other.parts())));
        }
        int most = parts() + other.parts();
        var times = new double[most + 1];
        var starts = new double[most];
        var ends = new double[most];
        times[0] = timesMs.get(0);
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < parts() && j < other.parts()) {
            double from = times[count];
            double to = Math.min(timesMs.get(i + 1), other.timesMs.get(j + 1));
            starts[count] = between(i, from) + other.between(j, from);
            ends[count] = between(i, to) + other.between(j, to);
            times[++count] = to;
            i += timesMs.get(i + 1) == to ? 1 : 0;
            j += other.timesMs.get(j + 1) == to ? 1 : 0;
        }
        return of(times, starts, ends, count);
    }

    private double between(int part, double timeMs) {
        double from = timesMs.get(part);
        double share = (timeMs - from) / (timesMs.get(part + 1) - from);
        return (1 - share) * left.get(part) + share * right.get(part);
    }
}
