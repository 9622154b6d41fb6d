package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// What a description may hold and a run refuses.
final class AssemblyTest {

    private static final Network CUBA = Cuba.network(50, 0.1, 1);

    @Test
    void assemble_delaysThatDiffer_areRefused() {
        var all = CUBA.population("cells").all();
        var delays = new Distribution.Uniform(Quantity.of(1, "ms"), Quantity.of(2, "ms"));
        var network = CUBA.with(new Projection(
                "late",
                all,
                all,
                new Connector.OneToOne(),
                Synapse.addTo("ge"),
                Weights.of(1, "mV"),
                Delay.steps(delays)));

        refuses(network, "projection 'late' has delays that differ between synapses; give one delay for all");
    }

    private static void refuses(Network network, String message) {
        assertThatThrownBy(() -> new Assembly(network, 0.1, DType.F64).assemble())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(message);
    }
}
