package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Synapses that are written as text.
final class ModelledSynapsesTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    /// Fires at a time of its own, once.
    private static final String ONCE = """
            model once
            parameters
              T = 1 ms
            state
              done = 0
            on t + dt/2 >= T and done < 0.5
              done = 1
              spike
            """;

    /// Fires regularly.
    private static final String CLOCK = """
            model clock
            parameters
              rate = 20 Hz
            state
              phase = 0
            equations
              dphase/dt = rate : 1
            on phase >= 0.9999999
              phase -= 1
              spike
            """;

    private static Model model(String text) {
        return Model.parse(new Source("test.model", text));
    }

    private static Network running(Network network) {
        return network;
    }

    private static NetworkSimulation simulation(Network network, DType dtype) {
        return new NetworkSimulation(running(network), DT, dtype, Engine.best().withThreads(1));
    }

    private static final String COBA = """
            model coba
            parameters
              C = 200 pF
              g_L = 10 nS
              E_L = -60 mV
              V_th = -50 mV
              t_ref = 5 ms
            %s
            on v > V_th
              v = E_L
              spike, refractory for t_ref
            """;

    private static final String PLAIN = COBA.formatted("""
            state
              v = E_L
            inputs
              I : pA
            equations
              dv/dt = (g_L*(E_L - v) + I)/C : mV (unless refractory)
            """);

    private static final String BY_HAND = COBA.formatted("""
              tau_e = 5 ms
              tau_i = 10 ms
              E_e = 0 mV
              E_i = -80 mV
            state
              v = E_L
              ge = 0 nS
              gi = 0 nS
            inputs
              I : pA
            equations
              all = I + ge*(E_e - v) + gi*(E_i - v) : pA
              dv/dt = (g_L*(E_L - v) + all)/C : mV (unless refractory)
              dge/dt = -ge/tau_e : nS
              dgi/dt = -gi/tau_i : nS
            """);

    private static final String CONDUCTANCE = """
            model conductance
            parameters
              w   = 1 nS
              tau = 5 ms in (0, inf)
              E   = 0 mV
            state
              g = 0 nS
            inputs
              v_post : mV
            equations
              dg/dt = -g/tau : nS (target)
              I = g*(E - v_post) : pA (output)
            on pre
              g += w
            """;

    @Test
    void conductances_asSynapseModels_haveTheBitsOfThoseInTheCell() {
        var start = CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-49.5, "mV")));
        var plain = Population.of("P", model(PLAIN), 200).starting("v", start);
        var hand = Population.of("P", model(BY_HAND), 200).starting("v", start);
        var sparse = new Connector.FixedProbability(0.1, true);
        var synapse = Synapse.of(model(CONDUCTANCE));
        var network = Network.named("coba", 5);
        var byText = network.with(plain)
                .with(new Projection(
                        "E", plain.part(0, 160), plain.all(), sparse, synapse, Weights.of(6, "nS"), Delay.none()))
                .with(new Projection(
                        "I",
                        plain.part(160, 200),
                        plain.all(),
                        sparse,
                        synapse.with("tau", 10, "ms").with("E", -80, "mV"),
                        Weights.of(67, "nS"),
                        Delay.steps(1, "ms")))
                .with(new Probe.Variable("v", plain.all(), "v", 1));
        var byHand = network.with(hand)
                .with(new Projection(
                        "E",
                        hand.part(0, 160),
                        hand.all(),
                        sparse,
                        Synapse.addTo("ge"),
                        Weights.of(6, "nS"),
                        Delay.none()))
                .with(new Projection(
                        "I",
                        hand.part(160, 200),
                        hand.all(),
                        sparse,
                        Synapse.addTo("gi"),
                        Weights.of(67, "nS"),
                        Delay.steps(1, "ms")))
                .with(new Probe.Variable("v", hand.all(), "v", 1));

        for (var dtype : List.of(DType.F64, DType.F32)) {
            try (var a = simulation(byText, dtype);
                    var b = simulation(byHand, dtype)) {
                var first = a.run(Quantity.of(100, "ms"), _ -> {});
                var second = b.run(Quantity.of(100, "ms"), _ -> {});

                assertThat(first.spikes("P").size()).isGreaterThan(150);
                assertThat(first.variables().get("P.v"))
                        .isEqualTo(second.variables().get("P.v"));
            }
        }
    }

    private static final String TSODYKS = """
            model tsodyks
            parameters
              w = 1
              U = 0.5 in (0, 1]
              tau_rec = 800 ms in (0, inf)
              tau_f = 1000 ms in (0, inf)
            state
              u = 0
              x = 1
              used = 0 : 1
            equations
              du/dt = -u/tau_f : 1 (source)
              dx/dt = (1 - x)/tau_rec : 1 (source)
            on pre
              u += U*(1 - u)
              used = u*x
              y_post += w*u*x
              x -= u*x
            """;

    private static final String SUM = """
            model sum
            state
              y = 0 : 1
            after step:
              y = y
            """;

    @Test
    void shortTermPlasticity_ofARegularTrain_reachesItsSteadyState() {
        var clock = Population.of("C", model(CLOCK), 1);
        var sum = Population.of("S", model(SUM), 3);
        var network = Network.named("stp", 1)
                .with(clock)
                .with(sum)
                .with(new Projection(
                        "CS",
                        clock.all(),
                        sum.all(),
                        new Connector.AllToAll(true),
                        Synapse.of(model(TSODYKS)).with("U", 0.1, "1").with("tau_rec", 100, "ms"),
                        Weights.of(2, "1"),
                        Delay.steps(1, "ms")));
        try (var simulation = simulation(network, DType.F64)) {
            simulation.run(Quantity.of(20, "s"), _ -> {});

            // closed form: workload A17
            assertThat(simulation.synapses("CS", "used").get(2)).isCloseTo(0.3355221, within(2e-4));
        }
    }
}
