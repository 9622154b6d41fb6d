package synfire.learn.task;

/// How a task tells the network something.
public sealed interface Code {

    /// As spikes: on or off for each step and channel.
    Code SPIKES = new Spikes();

    /// As spikes.
    record Spikes() implements Code {}

    /// As numbers, one for each step and channel: a rate becomes `perHz` times the rate, with Gaussian noise
    /// around it that is independent from step to step and from channel to channel.
    ///
    /// @param deviation standard deviation of the noise at each step, 0 for none
    record Values(double perHz, double deviation) implements Code {
        public Values {
            if (!(perHz > 0) || Double.isInfinite(perHz) || !(deviation >= 0) || Double.isInfinite(deviation)) {
                throw new IllegalArgumentException(
                        "values of %s per Hz with deviation %s; give a positive factor and a deviation of 0 or more"
                                .formatted(perHz, deviation));
            }
        }
    }
}
