package synfire.simulate.network;

import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.scans.CleanScans;

/// One window of one trial by [OnlineRule.Influence]: the steps of the network, and what they leave behind
/// for [InfluenceTraces].
///
/// Inputs: those of [OnlineForward]. Outputs: `loss`, `score`, `next.` of every state; with the axis of time
/// [OnlineForward#ERROR], [OnlineForward#SPIKED] of each population, [#SENT] of each source and the factors
/// that change; without it the factors that do not.
final class InfluenceProgram {

    /// What a source sends in each step.
    static final String SENT = "sent.";

    private final OnlineParts parts;

    InfluenceProgram(OnlineParts parts) {
        this.parts = parts;
    }

    Program program() {
        var network = parts.trials().network();
        var b = new Builder(network.name() + ".influence");
        var forward = new OnlineForward(parts, b);
        var done = forward.run((_, _, step, _, left) -> left.putAll(step));
        b.output(TrialProgram.LOSS, PopulationCode.at(done, TrialProgram.LOSS));
        b.output(TrialProgram.SCORE, PopulationCode.at(done, TrialProgram.SCORE));
        for (var state : network.carries().keySet()) {
            b.output("next." + state, PopulationCode.at(done, state));
        }
        done.keySet().stream()
                .filter(name -> name.equals(OnlineForward.ERROR)
                        || name.startsWith(OnlineForward.SPIKED)
                        || name.startsWith("factor."))
                .sorted()
                .forEach(name -> b.output(name, PopulationCode.at(done, name)));
        for (int p : parts.populations()) {
            forward.fixed(p).forEach(b::output);
        }
        for (var source : network.sources()) {
            var fired = source.feeds().getFirst().name();
            b.output(SENT + fired, b.convert(PopulationCode.at(forward.inputs(), fired), network.dtype()));
        }
        return CleanScans.of(b.build());
    }

    /// The output that says what the source of a projection sends.
    static String sent(OnlineParts parts, int projection) {
        var network = parts.trials().network();
        int source = parts.link(projection).source();
        int populations = network.populations().size();
        return source < populations
                ? OnlineForward.SPIKED + parts.name(source)
                : SENT
                        + network.sources()
                                .get(source - populations)
                                .feeds()
                                .getFirst()
                                .name();
    }
}
