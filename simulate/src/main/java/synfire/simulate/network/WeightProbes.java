package synfire.simulate.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import synfire.equations.synapse.SynapseModel;
import synfire.network.description.Network;
import synfire.network.description.Probe;
import synfire.network.recording.Sink;
import synfire.network.wiring.Edges;

/// Records the weights of projections. Those that learn are read off at the end of a kernel call, so calls end where a
/// probe asks for them.
///
/// @param learning name of what carries the weights, by projection; the others do not change
record WeightProbes(List<Probe.Weights> probes, Map<String, String> learning, StoredSynapses stored) {

    static WeightProbes of(Network network, NetworkProgram program, StoredSynapses stored) {
        var probes = network.probes().stream()
                .filter(Probe.Weights.class::isInstance)
                .map(Probe.Weights.class::cast)
                .toList();
        var learning = program.synapses().stream()
                .filter(each -> each.states().contains(SynapseModel.WEIGHT))
                .collect(Collectors.toMap(SynapseCode::name, each -> each.state(SynapseModel.WEIGHT)));
        return new WeightProbes(probes, learning, stored);
    }

    /// So many of the next steps, that weights which learn are recorded at the end of the last of them at the latest.
    int most(long step, int steps) {
        long most = steps;
        for (var probe : probes) {
            if (learning.containsKey(probe.projection())) {
                most = Math.min(most, probe.every() - step % probe.every());
            }
        }
        return (int) most;
    }

    /// @param carried what is carried on at the end of these steps, by name
    void hand(long step, int length, Function<String, double[]> carried, Sink sink) {
        for (var probe : probes) {
            for (long at = step; at < step + length; at++) {
                if ((at + 1) % probe.every() == 0) {
                    var now = Optional.ofNullable(learning.get(probe.projection()))
                            .map(carried)
                            .orElseGet(() -> weights(stored.edges(probe.projection())));
                    sink.values(probe.name(), at, now);
                }
            }
        }
    }

    private static double[] weights(Edges synapses) {
        var numbers = new double[Math.toIntExact(synapses.size())];
        Arrays.setAll(numbers, synapses::weight);
        return numbers;
    }
}
