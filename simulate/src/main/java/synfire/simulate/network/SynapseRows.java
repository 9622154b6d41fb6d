package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import synfire.ir.Op;
import synfire.ir.Value;

/// Rows along which the synapses of a projection are visited.
///
/// @param order none, or the synapse of each entry
/// @param forward whether they go from sources to targets
record SynapseRows(Op.Rows rows, List<Value> order, boolean forward) {

    /// From every source.
    static SynapseRows forward(SynapseCode code, Map<String, Value> here) {
        return forward(code, here, "start", "end", "target", List.of());
    }

    /// From every source, those that spikes reach after some steps.
    static SynapseRows after(SynapseCode code, Map<String, Value> here, int steps) {
        return forward(
                code,
                here,
                SynapseDelays.start(steps),
                SynapseDelays.end(steps),
                "late.target",
                List.of(at(code, here, "late.synapse")));
    }

    private static SynapseRows forward(
            SynapseCode code, Map<String, Value> here, String start, String end, String target, List<Value> order) {
        var rows = new Op.Rows(
                at(code, here, start),
                at(code, here, end),
                at(code, here, target),
                code.source().axis(),
                code.synapses(),
                code.target().axis());
        return new SynapseRows(rows, order, true);
    }

    /// To every target.
    static SynapseRows back(SynapseCode code, Map<String, Value> here) {
        var rows = new Op.Rows(
                at(code, here, "post.start"),
                at(code, here, "post.end"),
                at(code, here, "post.source"),
                code.target().axis(),
                code.synapses(),
                code.source().axis());
        return new SynapseRows(rows, List.of(at(code, here, "post.synapse")), false);
    }

    private static Value at(SynapseCode code, Map<String, Value> here, String what) {
        return PopulationCode.at(here, code.input(what));
    }
}
