package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

final class ArrivalsTest {

    /// A cell that never decays, brought over its threshold by the first arrival; refractory for 1 ms, which is ten
    /// steps. Jumps of 6 mV onto a threshold of 5 mV, then others during and after.
    @Test
    void standsStill_whileRefractory_takesNoArrivals() {
        var v = potential("dv/dt = 0*mV/ms : volt (unless refractory)");

        assertThat(v.get(step(0.5)))
                .as("after the first arrival, before the threshold is tested")
                .isEqualTo(6);
        assertThat(v.get(step(0.6))).as("reset").isZero();
        assertThat(v.get(step(1.0))).as("an arrival while refractory is lost").isZero();
        assertThat(v.get(step(1.5))).as("and nothing comes later").isZero();
        assertThat(v.get(step(2.0))).as("an arrival after that counts").isEqualTo(6);
    }

    @Test
    void goesOn_whileRefractory_takesArrivals() {
        var v = potential("dv/dt = 0*mV/ms : volt");

        assertThat(v.get(step(0.6))).as("reset").isZero();
        assertThat(v.get(step(1.0))).as("an arrival while refractory counts").isEqualTo(6);
    }

    /// A spike at 1 ms that arrives 0.5 ms later, and a Poisson input, at an input that takes events.
    @Test
    void onInput_takesWhatArrivesInTheStep() {
        var model = Model.parse(new Source("tracing.model", """
                model tracing
                parameters
                  gain = 3
                state
                  x = 1
                  last = 0
                inputs
                  spikes : 1
                  others : 1
                equations
                  dx/dt = 0*x/ms : 1
                on spikes
                  x += gain*spikes
                  last = spikes
                on others
                  x += others
                """));
        var cells = Population.of("cells", model, 3);
        var source = new Stimulus.SpikeSources("source", List.of(SpikeTrain.of(new double[] {1}, 0, 3)));
        var network = Network.named("arrivals", 1)
                .with(cells)
                .with(source)
                .with(new Projection(
                        "sends",
                        new Cells.Range("source", 0, 1),
                        cells.part(1, 2),
                        new Connector.AllToAll(true),
                        Synapse.addTo("spikes"),
                        Weights.of(2, "1"),
                        Delay.steps(0.5, "ms")))
                .with(new Stimulus.PoissonInput(
                        "rain", cells.part(2, 3), "others", Course.constant(1000, "Hz"), Quantity.of(1, "1"), 100))
                .with(new Probe.Variable("x", cells.all(), "x", 1))
                .with(new Probe.Variable("last", cells.all(), "last", 1));
        for (var engine : List.of(Engine.best(), Runs.reference())) {
            try (var simulation = new NetworkSimulation(network, Quantity.of(0.1, "ms"), DType.F64, engine)) {
                var variables = simulation.run(Quantity.of(3, "ms"), _ -> {}).variables();
                var x = variables.get("cells.x");
                var last = variables.get("cells.last");
                for (int k = 0; k < 30; k++) {
                    assertThat(x.get(3 * k)).isEqualTo(1);
                    assertThat(x.get(3 * k + 1)).as("step %d", k).isEqualTo(k < 15 ? 1 : 7);
                    assertThat(last.get(3 * k + 1)).as("step %d", k).isEqualTo(k < 15 ? 0 : 2);
                }
                // 300 spikes are expected
                assertThat(x.get(89)).isBetween(200.0, 400.0).isEqualTo(Math.rint(x.get(89)));
            }
        }
    }

    private static int step(double ms) {
        return (int) Math.round(ms / 0.1);
    }

    private static Samples potential(String equation) {
        var cell = Model.fromEquations(equation, Map.of())
                .threshold("v > 5*mV")
                .reset("v = 0*mV")
                .refractory("1*ms")
                .named("still")
                .model();
        var cells = Population.of("cells", cell, 1);
        var source = new Stimulus.SpikeSources("source", List.of(SpikeTrain.of(new double[] {0.5, 1.0, 2.0}, 0, 3)));
        var network = Network.named("arrivals", 1)
                .with(cells)
                .with(source)
                .with(new Projection(
                        "jumps",
                        new Cells.Range("source", 0, 1),
                        cells.all(),
                        new Connector.OneToOne(),
                        Synapse.addTo("v"),
                        Weights.of(6, "mV"),
                        Delay.none()))
                .with(new Probe.Variable("v", cells.all(), "v", 1));
        try (var simulation = new NetworkSimulation(network, Quantity.of(0.1, "ms"), DType.F64, Engine.best())) {
            return simulation
                    .run(Quantity.of(3, "ms"), _ -> {})
                    .variables()
                    .values()
                    .iterator()
                    .next();
        }
    }
}
