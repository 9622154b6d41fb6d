package synfire.cli.study;

import java.util.List;
import java.util.Optional;
import synfire.data.ReadOptions;
import synfire.data.RunningMedian;
import synfire.equations.units.Quantity;

/// Where a study's traces come from.
///
/// @param inputName the model's input for the current, where it has several
/// @param currentFilter takes noise and artefacts out of the recorded current before the model gets it
/// @param potentialName the model's state that is the membrane potential
/// @param threshold spikes are upward crossings of it
/// @param deadTimeMs crossings closer than this to the last one are noise on a slow flank
public record StudyData(
        Origin origin,
        ReadOptions options,
        Optional<String> aec,
        Optional<String> inputName,
        Optional<RunningMedian> currentFilter,
        String potentialName,
        Quantity threshold,
        double deadTimeMs) {

    /// Recorded or made.
    public sealed interface Origin {}

    /// Recordings, as SPECs.
    public record Recorded(List<String> train, List<String> test) implements Origin {
        public Recorded {
            train = List.copyOf(train);
            test = List.copyOf(test);
        }
    }

    /// The model itself with known parameters, under step protocols, with white noise on the potential.
    ///
    /// @param test which protocols, from 0, are held out
    public record Simulated(
            java.util.Map<String, Quantity> parameters,
            List<Protocol> protocols,
            double dtMs,
            double noise,
            List<Integer> test,
            boolean sampleAfterStep)
            implements Origin {
        public Simulated {
            parameters = java.util.Map.copyOf(parameters);
            protocols = List.copyOf(protocols);
            test = List.copyOf(test);
        }
    }

    /// Steps of current, one after the other.
    public record Protocol(List<Segment> segments) {
        public Protocol {
            segments = List.copyOf(segments);
        }

        /// The current at each time step, in base units; a segment has ⌊duration/dt⌋ samples.
        public double[] samples(double dtMs) {
            return segments.stream()
                    .flatMapToDouble(segment -> java.util.stream.DoubleStream.generate(segment::current)
                            .limit((int) Math.floor(segment.durationMs() / dtMs + 1e-9)))
                    .toArray();
        }
    }

    public record Segment(double current, double durationMs) {}

    public StudyData withRecorded(List<String> train, List<String> test) {
        return new StudyData(
                new Recorded(train, test),
                options,
                aec,
                inputName,
                currentFilter,
                potentialName,
                threshold,
                deadTimeMs);
    }

    public StudyData withAec(String file) {
        return new StudyData(
                origin, options, Optional.of(file), inputName, currentFilter, potentialName, threshold, deadTimeMs);
    }
}
