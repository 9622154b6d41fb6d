package synfire.simulate.network;

import java.util.List;
import synfire.kernels.EventLists;
import synfire.network.Samples;

/// One trial for a network: what comes in, and what its readout should say when.
///
/// @param windows steps in which the readout counts
/// @param signals what the readout should follow, `[step][output]`; empty where windows have labels
/// @param number which the noise of cells is a function of, below 2³²
public record TrialInput(Source source, List<Window> windows, Samples signals, long number) {

    /// What comes in over the channels, from the first step on.
    public sealed interface Source {

        int steps();
    }

    /// Spikes: for each step the channels that fire.
    public record Spikes(EventLists events) implements Source {

        @Override
        public int steps() {
            return events.steps();
        }
    }

    /// Numbers, each of which arrives times the weights: `[step][channel]`.
    public record Values(int steps, Samples values) implements Source {}

    /// Steps in which the readout counts.
    ///
    /// @param end the step after its last
    /// @param weight of the loss of each of its steps
    /// @param label the class that is right; not read where signals are followed
    public record Window(int from, int end, double weight, int label) {}

    public TrialInput(Source source, List<Window> windows, Samples signals) {
        this(source, windows, signals, 0);
    }

    public TrialInput {
        windows = List.copyOf(windows);
        for (var window : windows) {
            if (window.from() < 0 || window.end() <= window.from() || window.end() > source.steps()) {
                throw new IllegalArgumentException("the loss counts from step %d to step %d of a trial of %d steps; "
                                .formatted(window.from(), window.end(), source.steps())
                        + "put the window inside the trial");
            }
        }
    }

    public int steps() {
        return source.steps();
    }
}
