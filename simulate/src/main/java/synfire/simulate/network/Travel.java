package synfire.simulate.network;

import synfire.network.wiring.Edges;
import synfire.network.wiring.Wiring;

/// How long the spikes of a projection travel.
sealed interface Travel {

    /// They arrive in the step in which they were sent.
    record AtOnce() implements Travel {}

    /// All travel so many steps; a fraction is spread over two.
    record Together(double steps) implements Travel {}

    /// Those of each synapse have their own number of steps.
    ///
    /// @param whole whether all are whole
    /// @param room how much longer they may become, as a factor
    record Apart(boolean whole, double room) implements Travel {}

    static Travel of(Wiring wiring) {
        return wiring.commonDelay()
                .<Travel>map(steps -> steps == 0 ? new AtOnce() : new Together(steps))
                .orElseGet(() -> new Apart(wiring.hasWholeDelays(), 1));
    }

    /// Those of each synapse have their own number of steps, which is learned: up to twice as long.
    static Travel learned() {
        return new Apart(false, 2);
    }

    /// Slots that a delay line needs for these spikes.
    default int slots(Edges edges) {
        double longest = 0;
        for (long edge = 0; edge < edges.size() && this instanceof Apart; edge++) {
            longest = Math.max(longest, edges.delay(edge));
        }
        return slots(longest);
    }

    /// Slots that a delay line needs.
    ///
    /// @param longest of the delays, where they differ
    default int slots(double longest) {
        return switch (this) {
            case AtOnce _ -> 0;
            case Together(double steps) -> slots(steps, steps == Math.rint(steps));
            case Apart(boolean whole, double room) -> slots(room * longest, whole);
        };
    }

    private static int slots(double steps, boolean whole) {
        return whole ? (int) steps : (int) steps + 1;
    }
}
