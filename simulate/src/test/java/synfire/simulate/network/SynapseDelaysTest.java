package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Delays of synapses that keep a state.
final class SynapseDelaysTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final int CELLS = 12;

    /// Pair STDP of which each synapse, or the source, keeps the trace of source spikes.
    private static Model stdp(String where) {
        return Model.fromEquations(
                        """
                        w : 1
                        dx/dt = -x/taupre  : 1 (%s)
                        dy/dt = -y/taupost : 1 (event-driven)
                        """.formatted(where), Map.of("taupre", Quantity.of(20, "ms"), "taupost", Quantity.of(30, "ms")))
                .onPre("x += 0.01; w = clip(w + y, 0, 1)")
                .onPost("y -= 0.0105; w = clip(w + x, 0, 1)")
                .model();
    }

    private static Population cells() {
        return Population.of("cells", Cuba.cell(), CELLS)
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV"))));
    }

    private static Projection projection(String name, Population cells, Model model, Weights weights, Delay delay) {
        return new Projection(
                name, cells.all(), cells.all(), new Connector.AllToAll(true), Synapse.of(model), weights, delay);
    }

    private static Network network(Model model, Delay delay) {
        var cells = cells();
        return Network.named("late", 2).with(cells).with(projection("S", cells, model, Weights.of(0.5, "1"), delay));
    }

    private static Delay byTarget() {
        return new Delay.Steps(SynapseValues.formula("1*ms + 0.7*ms*(j % 3)"));
    }

    private static NetworkSimulation simulation(Network network) {
        return new NetworkSimulation(network, DT, DType.F64, Engine.best());
    }

    @Test
    void run_ofDelaysThatDiffer_learnsAsProjectionsOfOneDelayEach() {
        var cells = cells();
        var apart = Network.named("late", 2).with(cells);
        for (int k = 0; k < 3; k++) {
            apart = apart.with(projection(
                    "S" + k,
                    cells,
                    stdp("event-driven"),
                    Weights.of(0.5, "1").where("j % 3 == " + k),
                    Delay.steps(1 + 0.7 * k, "ms")));
        }
        try (var one = simulation(network(stdp("event-driven"), byTarget()));
                var three = simulation(apart)) {
            var spikes = one.run(Quantity.of(300, "ms"), _ -> {}).spikes("cells");
            three.run(Quantity.of(300, "ms"), _ -> {});

            assertThat(spikes.size()).isGreaterThan(40);
            var weights = one.synapses("S", "w");
            assertThat(weights.stream().distinct().count()).isGreaterThan(20);
            for (int source = 0; source < CELLS; source++) {
                for (int target = 0; target < CELLS; target++) {
                    assertThat(weights.get(source * CELLS + target))
                            .as("from %d to %d", source, target)
                            .isEqualTo(three.synapses("S" + target % 3, "w").get(source * (CELLS / 3) + target / 3));
                }
            }
        }
    }

    @Test
    void run_ofDelaysThatDiffer_hasTheBitsOfTheInterpreterAndGoesOn() {
        var reference = new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
        var network = network(stdp("event-driven"), byTarget());
        try (var fast = simulation(network);
                var slow = new NetworkSimulation(network, DT, DType.F64, reference);
                var resumed = simulation(network)) {
            fast.run(Quantity.of(21.3, "ms"), _ -> {});
            resumed.restore(fast.state());
            fast.run(Quantity.of(18.7, "ms"), _ -> {});
            resumed.run(Quantity.of(18.7, "ms"), _ -> {});
            slow.run(Quantity.of(40, "ms"), _ -> {});

            assertThat(fast.synapses("S", "w").stream().distinct().count()).isGreaterThan(5);
            assertThat(slow.state()).isEqualTo(fast.state());
            assertThat(resumed.state()).isEqualTo(fast.state());
        }
    }

    @Test
    void new_ofDelaysThatCannotBe_saysWhy() {
        var real = network(stdp("event-driven"), Delay.real(0.73, "ms"));
        var atSource = network(stdp("source"), byTarget());
        var many = network(stdp("event-driven"), new Delay.Steps(SynapseValues.formula("1*ms + 0.3*ms*(i*12 + j)")));

        assertThatThrownBy(() -> simulation(real))
                .hasMessage(
                        "projection 'S' has delays with a fraction of a step, but a synapse with a state acts at one moment; give whole steps, or a shorter time step");
        assertThatThrownBy(() -> simulation(atSource))
                .hasMessage(
                        "projection 'S' has delays that differ between synapses, but 'on pre' changes [x] at the source, which spikes reach at one moment; give one delay, or let each synapse keep its own");
        assertThatThrownBy(() -> simulation(many))
                .hasMessage(
                        "projection 'S' has 144 different delays; synapses that follow a model take 128: give delays that differ less, or a longer time step");
    }
}
