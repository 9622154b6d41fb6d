package synfire.learn.task;

/// What goes into some channels for some steps. Where drives overlap, spikes are united and levels added.
public sealed interface Drive {

    /// Its first step.
    int from();

    /// The step after its last.
    int end();

    /// Its first channel.
    int first();

    /// The channel after its last.
    int last();

    /// Spikes, independent from step to step and from channel to channel: one comes with probability rate ·
    /// dt.
    record Poisson(int first, int last, int from, int end, double rateHz) implements Drive {
        public Poisson {
            check(first, last, from, end);
            if (!(rateHz >= 0) || Double.isInfinite(rateHz)) {
                throw new IllegalArgumentException(
                        "channels %d to %d fire at %s Hz; give a rate of 0 or more".formatted(first, last - 1, rateHz));
            }
        }
    }

    /// One spike at one step.
    record Spike(int first, int from) implements Drive {
        public Spike {
            check(first, first + 1, from, from + 1);
        }

        @Override
        public int last() {
            return first + 1;
        }

        @Override
        public int end() {
            return from + 1;
        }
    }

    /// A number, and Gaussian noise around it that is independent from step to step and from channel to
    /// channel.
    ///
    /// @param deviation standard deviation of the noise at each step, 0 for none
    record Level(int first, int last, int from, int end, double level, double deviation) implements Drive {
        public Level {
            check(first, last, from, end);
            if (!Double.isFinite(level) || !(deviation >= 0) || Double.isInfinite(deviation)) {
                throw new IllegalArgumentException(
                        "channels %d to %d are set to %s ± %s; give finite numbers and a deviation of 0 or more"
                                .formatted(first, last - 1, level, deviation));
            }
        }
    }

    private static void check(int first, int last, int from, int end) {
        if (first < 0 || last <= first || from < 0 || end < from) {
            throw new IllegalArgumentException(
                    "a drive of channels %d to %d from step %d to step %d; give at least one channel, and end not before it begins"
                            .formatted(first, last - 1, from, end));
        }
    }
}
