package synfire.learn.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// How a model did on one recorded trace.
///
/// @param mse mean squared difference of the potential over the whole trace, mV²; empty where no potential was measured
/// @param subthresholdRmse the same as a root, away from the spikes of data and model
/// @param gamma mean over model runs of Γ with the data of this trace
/// @param dataSpikes spikes in the data
/// @param modelSpikes mean spikes of the model's runs
public record TraceScore(
        String trace,
        OptionalDouble mse,
        OptionalDouble subthresholdRmse,
        double gamma,
        int dataSpikes,
        double modelSpikes,
        SpikeShape data,
        SpikeShape model) {

    /// Time around a spike that does not count as below threshold, ms before and after.
    private static final double BEFORE_MS = 5;

    private static final double AFTER_MS = 10;

    /// Scores a model's potential and spike trains against one trace.
    public static TraceScore of(
            String trace,
            double dtMs,
            Samples measured,
            SpikeTrain dataSpikes,
            Samples potential,
            List<SpikeTrain> runs,
            Gamma gamma) {
        return new TraceScore(
                trace,
                mean(measured, potential, _ -> true),
                root(mean(measured, potential, k -> quiet(k * dtMs, dataSpikes) && quiet(k * dtMs, runs.getFirst()))),
                gamma.mean(runs, List.of(dataSpikes)),
                dataSpikes.size(),
                runs.stream().mapToInt(SpikeTrain::size).average().orElse(0),
                SpikeShape.of(measured, dtMs, dataSpikes),
                SpikeShape.of(potential, dtMs, runs.getFirst()));
    }

    private static OptionalDouble mean(Samples measured, Samples potential, java.util.function.IntPredicate counts) {
        return IntStream.range(0, measured.size())
                .filter(counts)
                .mapToDouble(k -> measured.get(k) - potential.get(k))
                .map(difference -> difference * difference)
                .average();
    }

    private static OptionalDouble root(OptionalDouble square) {
        return square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : square;
    }

    private static boolean quiet(double timeMs, SpikeTrain spikes) {
        int before = spikes.countBefore(timeMs + BEFORE_MS);
        return before == 0 || spikes.get(before - 1) < timeMs - AFTER_MS;
    }
}
