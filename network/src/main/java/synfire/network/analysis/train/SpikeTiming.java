package synfire.network.analysis.train;

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

    /// The curve of interspike intervals over spike number, averaged over trains: mean of the first intervals
    /// of all trains that have one, mean of the second ones, … Adaptation bends it upwards.
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
}
