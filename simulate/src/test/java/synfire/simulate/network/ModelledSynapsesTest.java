package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Synapses that are written as text.
final class ModelledSynapsesTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

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

    private static NetworkSimulation simulation(Network network, DType dtype) {
        return new NetworkSimulation(network, DT, dtype, Engine.best().withThreads(1));
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
            simulation.run(Quantity.of(15, "s"), _ -> {});

            // closed form: workload A17
            assertThat(simulation.synapses("CS", "used").get(2)).isCloseTo(0.3355221, within(2e-4));
        }
    }

    /// A cell that fires at given times.
    private static Model firingAt(double... ms) {
        var passed =
                Arrays.stream(ms).mapToObj("int(t + dt/2 >= %s*ms)"::formatted).collect(Collectors.joining(" + "));
        return model("""
                model firing
                state
                  sent = 0
                on %s > sent + 0.5
                  sent += 1
                  spike
                """.formatted(passed));
    }

    private static final Map<String, Quantity> TAUS =
            Map.of("taupre", Quantity.of(20, "ms"), "taupost", Quantity.of(30, "ms"));

    private static Model brian(String flagX, String flagY) {
        return Model.fromEquations("""
                        w : 1
                        dx/dt = -x/taupre  : 1 (%s)
                        dy/dt = -y/taupost : 1 (%s)
                        """.formatted(flagX, flagY), TAUS)
                .onPre("x += 0.01; w = clip(w + y, 0, 1)")
                .onPost("y -= 0.0105; w = clip(w + x, 0, 1)")
                .model();
    }

    /// Reference: Brian 2.9.0, `Synapses` with these strings, method 'exact', dt 0.1 ms, on the same ten
    /// spikes; in one step both cells fire. Wherever the traces live, and with a delay of 2 ms of the
    /// source's spikes.
    @ParameterizedTest
    @CsvSource({
        "event-driven, event-driven, 0, WITHOUT",
        "source, target, 0, WITHOUT",
        "event-driven, target, 0, WITHOUT",
        "clock-driven, clock-driven, 0, WITHOUT",
        "event-driven, event-driven, 2, DELAYED",
        "source, target, 2, DELAYED"
    })
    void brianStrings_onTheSameSpikes_giveBriansWeight(String flagX, String flagY, double delayMs, String which) {
        var a = Population.of("A", firingAt(5.0, 17.3, 40.1, 40.2, 77.7), 1);
        var b = Population.of("B", firingAt(10.0, 17.3, 38.0, 60.5, 60.6), 1);
        var network = Network.named("stdp", 1)
                .with(a)
                .with(b)
                .with(new Projection(
                        "S",
                        a.all(),
                        b.all(),
                        new Connector.OneToOne(),
                        Synapse.of(brian(flagX, flagY)),
                        Weights.of(0.5, "1"),
                        delayMs == 0 ? Delay.none() : Delay.steps(delayMs, "ms")));
        try (var simulation = simulation(network, DType.F64)) {
            simulation.run(Quantity.of(100, "ms"), _ -> {});

            double expected = which.equals("DELAYED") ? BRIAN_DELAYED : BRIAN;
            assertThat(simulation.synapses("S", "w").get(0)).isCloseTo(expected, within(1e-12));
        }
    }

    private static final double BRIAN = 0.48421090075322726;
    private static final double BRIAN_DELAYED = 0.47226705075815095;

    private static final String LEARNING = """
            model learning
            parameters
              tau = 5 ms
              E = 0 mV
              tau_c = 50 ms
              w_max = 3 nS
            state
              w = 1 nS
              g = 0 nS
              x = 0
              y = 0
              c = 0
              f = 0
            inputs
              v_pre : mV
              v_post : mV
            equations
              dg/dt = -g/tau : nS (target)
              I = g*(E - v_post) + 0.001 nS*(v_pre - v_post) : pA (output)
              dx/dt = -x/(20 ms) : 1 (source)
              dy/dt = -y/(30 ms) : 1 (target)
              dc/dt = -c/tau_c : 1 (event-driven)
              df/dt = (c_max - f)/tau_c : 1 (clock-driven)
              c_max = exp(-f) : 1
            on pre
              g += w
              x += 1
              c += rand()*y
              w = clip(w - 0.1*w_max*y, 0 nS, w_max)
            on post
              y += 1
              w = clip(w + 0.1*w_max*(x + c), 0 nS, w_max)
            """;

    static Network learning() {
        var start = CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-49.5, "mV")));
        var cells = Population.of("P", model(PLAIN), 21).starting("v", start).with("E_L", CellValues.of(-49, "mV"));
        return Network.named("learning", 3)
                .with(cells)
                .with(new Projection(
                        "L",
                        cells.part(0, 17),
                        cells.all(),
                        new Connector.FixedProbability(0.3, false),
                        Synapse.of(model(LEARNING))
                                .starting(
                                        "c",
                                        SynapseValues.of(
                                                new Distribution.Uniform(Quantity.of(0, "1"), Quantity.of(1, "1")))),
                        Weights.of(new Distribution.Uniform(Quantity.of(0, "nS"), Quantity.of(2, "nS"))),
                        Delay.steps(0.5, "ms")));
    }

    /// Machine code against the interpreter: targets, sources, synapses, both pathways, every step, random
    /// numbers.
    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void plasticNetwork_asMachineCode_hasTheBitsOfTheInterpreter(DType dtype) {
        var reference = new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
        try (var fast = simulation(learning(), dtype);
                var slow = new NetworkSimulation(learning(), DT, dtype, reference)) {
            var a = fast.run(Quantity.of(14, "ms"), _ -> {});
            var b = slow.run(Quantity.of(14, "ms"), _ -> {});

            assertThat(a.spikes("P").size()).isGreaterThan(8);
            assertThat(a.spikes("P")).isEqualTo(b.spikes("P"));
            for (var variable : List.of("w", "c", "f")) {
                assertThat(fast.synapses("L", variable)).isEqualTo(slow.synapses("L", variable));
            }
            assertThat(fast.synapses("L", "w").stream()).allMatch(w -> w >= 0 && w <= 3);
        }
    }

    @Test
    void plasticNetwork_inParts_keepsTheBitsOfOneRun() {
        try (var whole = simulation(learning(), DType.F64);
                var parts = simulation(learning(), DType.F64);
                var resumed = simulation(learning(), DType.F64)) {
            whole.run(Quantity.of(150, "ms"), _ -> {});
            parts.run(Quantity.of(61.3, "ms"), _ -> {});
            resumed.restore(parts.state());
            parts.run(Quantity.of(88.7, "ms"), _ -> {});
            resumed.run(Quantity.of(88.7, "ms"), _ -> {});

            assertThat(parts.state()).isEqualTo(whole.state());
            assertThat(resumed.state()).isEqualTo(whole.state());
        }
    }
}
