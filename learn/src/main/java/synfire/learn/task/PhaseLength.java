package synfire.learn.task;

import java.util.List;
import java.util.stream.Collectors;
import synfire.equations.units.Numbers;
import synfire.network.random.CounterStream;

/// How long a phase lasts: always the same, or drawn for every trial.
///
/// As text: `1000 ms`, `uniform(500 ms, 1500 ms)`, `exponential(600 ms, 300 ms, 3 s)`, `one of(800 ms, 1500
/// ms)`. Every duration is a whole number of steps.
public sealed interface PhaseLength {

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException if it is none of the four forms
    static PhaseLength parse(String text) {
        return PhaseLengthReader.read(text);
    }

    /// The durations it is made of, in ms: those that must be whole numbers of steps.
    List<Double> boundsMs();

    /// The number of steps of one trial.
    int steps(CounterStream random, double dtMs);

    /// The longest that can come, in ms.
    default double longestMs() {
        return boundsMs().stream().mapToDouble(ms -> ms).max().orElse(0);
    }

    /// The shortest that can come, in ms.
    default double shortestMs() {
        return boundsMs().stream().mapToDouble(ms -> ms).min().orElse(0);
    }

    /// Always the same.
    record Fixed(double ms) implements PhaseLength {
        public Fixed {
            PhaseLengthReader.check(ms);
        }

        @Override
        public List<Double> boundsMs() {
            return List.of(ms);
        }

        @Override
        public int steps(CounterStream random, double dtMs) {
            return stepsOf(ms, dtMs);
        }

        @Override
        public String toString() {
            return Numbers.text(ms) + " ms";
        }
    }

    /// Every number of steps from one to another is equally likely.
    record Uniform(double fromMs, double toMs) implements PhaseLength {
        public Uniform {
            PhaseLengthReader.check(fromMs);
            PhaseLengthReader.checkOrder(fromMs, toMs);
        }

        @Override
        public List<Double> boundsMs() {
            return List.of(fromMs, toMs);
        }

        @Override
        public int steps(CounterStream random, double dtMs) {
            int from = stepsOf(fromMs, dtMs);
            return from + random.nextBelow(stepsOf(toMs, dtMs) - from + 1);
        }

        @Override
        public String toString() {
            return "uniform(%s ms, %s ms)".formatted(Numbers.text(fromMs), Numbers.text(toMs));
        }
    }

    /// Exponential, cut to a range and rounded to whole steps: within the range the hazard is constant, so
    /// the end cannot be foreseen.
    ///
    /// @param meanMs mean of the uncut distribution
    record Exponential(double meanMs, double fromMs, double toMs) implements PhaseLength {
        public Exponential {
            PhaseLengthReader.check(fromMs);
            PhaseLengthReader.checkOrder(fromMs, toMs);
            if (!(meanMs > 0) || Double.isInfinite(meanMs)) {
                throw new IllegalArgumentException(
                        "an exponential duration with mean %s ms; give a positive one".formatted(meanMs));
            }
        }

        @Override
        public List<Double> boundsMs() {
            return List.of(fromMs, toMs);
        }

        @Override
        public int steps(CounterStream random, double dtMs) {
            double inside = -Math.expm1(-(toMs - fromMs) / meanMs);
            double ms = fromMs - meanMs * Math.log1p(-random.nextUniform() * inside);
            return stepsOf(Math.clamp(ms, fromMs, toMs), dtMs);
        }

        @Override
        public String toString() {
            return "exponential(%s ms, %s ms, %s ms)"
                    .formatted(Numbers.text(meanMs), Numbers.text(fromMs), Numbers.text(toMs));
        }
    }

    /// One of some durations, each equally likely.
    record OneOf(List<Double> ms) implements PhaseLength {
        public OneOf {
            ms = List.copyOf(ms);
            ms.forEach(PhaseLengthReader::check);
        }

        @Override
        public List<Double> boundsMs() {
            return ms;
        }

        @Override
        public int steps(CounterStream random, double dtMs) {
            return stepsOf(ms.get(random.nextBelow(ms.size())), dtMs);
        }

        @Override
        public String toString() {
            return ms.stream()
                    .map(each -> Numbers.text(each) + " ms")
                    .collect(Collectors.joining(", ", "one of(", ")"));
        }
    }

    private static int stepsOf(double ms, double dtMs) {
        return Math.toIntExact(Math.round(ms / dtMs));
    }
}
