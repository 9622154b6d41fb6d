package synfire.simulate.network;

import java.util.List;
import java.util.TreeSet;
import synfire.equations.lowering.LoweredSynapse;
import synfire.network.description.Projection;
import synfire.network.wiring.Row;
import synfire.network.wiring.Wiring;

/// How many steps spikes travel to synapses that follow a model: to all as many, or to each as many as it
/// says. In a
/// step those act first that spikes reach fastest.
///
/// @param steps the different numbers, ascending
record SynapseDelays(List<Integer> steps) {

    /// A step looks for spikes once for each number.
    private static final int MOST = 128;

    SynapseDelays {
        steps = List.copyOf(steps);
    }

    /// @throws UnsupportedOperationException if synapses of this model cannot have these delays
    static SynapseDelays of(Projection projection, Wiring wiring, LoweredSynapse lowered) {
        if (!wiring.hasWholeDelays()) {
            throw new UnsupportedOperationException(
                    "projection '%s' has delays with a fraction of a step, but a synapse with a state acts at one moment; give whole steps, or a shorter time step"
                            .formatted(projection.name()));
        }
        if (wiring.commonDelay().isPresent()) {
            return new SynapseDelays(List.of(wiring.commonDelay().get().intValue()));
        }
        if (lowered.ofSource().isPresent()) {
            throw new UnsupportedOperationException(
                    "projection '%s' has delays that differ between synapses, but 'on pre' changes %s at the source, which spikes reach at one moment; give one delay, or let each synapse keep its own"
                            .formatted(
                                    projection.name(), lowered.ofSource().get().outputNames()));
        }
        var found = new TreeSet<Integer>();
        var row = new Row();
        for (int source = 0; source < wiring.ends().sources(); source++) {
            wiring.draw(source, row);
            var delays = new double[row.size()];
            wiring.delays(source, row, delays);
            for (double delay : delays) {
                found.add((int) delay);
            }
        }
        if (found.size() > MOST) {
            throw new UnsupportedOperationException(
                    "projection '%s' has %d different delays; synapses that follow a model take %d: give delays that differ less, or a longer time step"
                            .formatted(projection.name(), found.size(), MOST));
        }
        return new SynapseDelays(found.isEmpty() ? List.of(0) : List.copyOf(found));
    }

    boolean differ() {
        return steps.size() > 1;
    }

    /// Slots of the ring that spikes travel on; 0 without one.
    int longest() {
        return steps.getLast();
    }

    /// Name of the first entry of each source that spikes reach after some steps.
    static String start(int steps) {
        return "start.after" + steps;
    }

    /// Name of the entry behind the last of those.
    static String end(int steps) {
        return "end.after" + steps;
    }
}
