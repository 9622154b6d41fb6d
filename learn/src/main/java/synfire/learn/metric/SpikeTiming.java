package synfire.learn.metric;

import java.util.OptionalDouble;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// Numbers of one spike train.
public final class SpikeTiming {

    private SpikeTiming() {}

    /// Time from `onsetMs` to the first spike at or after it; empty without one.
    public static OptionalDouble latencyMs(SpikeTrain train, double onsetMs) {
        int first = train.countBefore(onsetMs);
        return first < train.size() ? OptionalDouble.of(train.get(first) - onsetMs) : OptionalDouble.empty();
    }

    /// The curve of interspike intervals over spike number, averaged over trains: mean of the first intervals of all
    /// trains that have one, mean of the second ones, … Adaptation bends it upwards.
    public static Samples intervalCurveMs(Iterable<SpikeTrain> trains) {
        int longest = 0;
        for (var train : trains) {
            longest = Math.max(longest, train.size() - 1);
        }
        return Samples.generate(Math.max(0, longest), k -> {
            double sum = 0;
            int count = 0;
            for (var train : trains) {
                if (k + 1 < train.size()) {
                    sum += train.get(k + 1) - train.get(k);
                    count++;
                }
            }
            return sum / count;
        });
    }

    /// Standard deviation of the interspike intervals over their mean; empty with fewer than two intervals.
    public static OptionalDouble intervalVariation(SpikeTrain train) {
        var intervals = train.intervalsMs();
        int n = intervals.size();
        if (n < 2) {
            return OptionalDouble.empty();
        }
        double mean = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            mean += intervals.get(i) / n;
        }
        for (int i = 0; i < n; i++) {
            square += (intervals.get(i) - mean) * (intervals.get(i) - mean) / (n - 1);
        }
        return OptionalDouble.of(Math.sqrt(square) / mean);
    }
}
