package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.kernels.Backends;
import synfire.kernels.EventLists;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Trials of networks whose spikes travel, and whose cells send numbers.
final class TrialProjectionsTest {

    private static final Quantity DT = Quantity.of(1, "ms");
    private static final int STEPS = 50;
    private static final int CHANNELS = 6;
    private static final List<String> ALL =
            List.of("in_a.weight", "a_a.weight", "a_u.weight", "u_u.weight", "u_out.weight");

    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            state
              V = 0

            equations
              dV/dt = -V/(15*ms) : 1

            on V >= 1
              V = V - 1
              spike

            surrogate sigmoid(alpha=3) of V - 1
            """));

    private static final Model UNIT = Model.parse(new Source("test", """
            model unit

            state
              c = 0
              x = 0
              r = 0

            equations
              dx/dt = (c - x)/(8*ms) : 1

            after step:
              r = tanh(x)
              c = 0
            """));

    private static final Model READOUT = Model.parse(new Source("test", """
            model out

            state
              o = 0

            equations
              do/dt = -o/(10*ms) : 1
            """));

    /// Inputs reach spiking cells, which reach themselves and units that send numbers; a readout sums those up.
    private static Network network(Delay recurrent, Delay outgoing) {
        var trains = Collections.nCopies(CHANNELS, SpikeTrain.of(new double[0], 0, STEPS));
        var network = Network.named("mixed", 3)
                .with(Population.of("a", CELL, 7))
                .with(Population.of("u", UNIT, 4))
                .with(Population.of("out", READOUT, 2))
                .with(new Stimulus.SpikeSources("in", trains));
        network = joined(network, "in", "a", Synapse.addTo("V"), Delay.none());
        network = joined(network, "a", "a", Synapse.addTo("V"), recurrent);
        network = joined(network, "a", "u", Synapse.addTo("c"), recurrent);
        network = joined(network, "u", "u", new Synapse.Graded("r", "c"), recurrent);
        return joined(network, "u", "out", new Synapse.Graded("r", "o"), outgoing);
    }

    private static Network joined(Network network, String from, String to, Synapse synapse, Delay delay) {
        var source = from.equals("in")
                ? new Cells.Range("in", 0, CHANNELS)
                : network.population(from).all();
        return network.with(new Projection(
                from + "_" + to,
                source,
                network.population(to).all(),
                new Connector.AllToAll(true),
                synapse,
                Weights.of(new Distribution.Uniform(Quantity.of(-0.3, "1"), Quantity.of(0.7, "1"))),
                delay));
    }

    private static List<TrialInput> trials(int from, int end) {
        var random = new SplittableRandom(5);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < 3; k++) {
            var fired = random.doubles((long) STEPS * CHANNELS)
                    .map(x -> x < 0.2 ? 1 : 0)
                    .toArray();
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(fired, STEPS)),
                    List.of(new TrialInput.Window(from, end, 0.1, k % 2)),
                    Samples.empty()));
        }
        return trials;
    }

    private static TrialNetwork made(Network network, SpikeMode mode, DType dtype, Engine engine) {
        return new TrialNetwork(
                network,
                DT,
                dtype,
                SpikeOptions.DEFAULT.withMode(mode),
                new TrialLoss.CrossEntropy("out", "o"),
                false,
                ALL,
                engine);
    }

    private static Engine engine() {
        return Engine.best().withThreads(1);
    }

    @Test
    void gradient_withSoftSpikes_agreesWithDifferences() {
        var trials = trials(20, 50);
        var network = network(Delay.steps(3, "ms"), Delay.steps(5, "ms"));
        try (var made = made(network, SpikeMode.SOFT, DType.F64, engine())) {
            var found = made.gradient(trials).gradient();
            var random = new SplittableRandom(9);
            for (var name : ALL) {
                var at = made.get(name);
                var direction = random.doubles(at.size(), -1, 1).toArray();
                var gradient = Objects.requireNonNull(found.get(name));
                double inner = 0;
                for (int i = 0; i < at.size(); i++) {
                    inner += gradient.get(i) * direction[i];
                }
                double[] losses = new double[2];
                for (int side = 0; side < 2; side++) {
                    double by = side == 0 ? 1e-5 : -1e-5;
                    made.set(name, Samples.generate(at.size(), i -> at.get(i) + by * direction[i]));
                    losses[side] = made.run(trials).loss();
                }
                made.set(name, at);

                assertThat((losses[0] - losses[1]) / 2e-5).as(name).isCloseTo(inner, within(1e-5 * Math.abs(inner)));
                assertThat(inner).as(name).isNotZero();
            }
        }
    }

    @Test
    void gradient_onMachineCode_hasTheBitsOfTheInterpreter() {
        var trials = trials(20, 50);
        var network = network(Delay.steps(3, "ms"), Delay.none());
        var engine = engine();
        var plain = new Engine(new Backends(List.of(new ReferenceBackend())), engine.options(), 1);
        try (var fast = made(network, SpikeMode.HARD, DType.F32, engine);
                var slow = made(network, SpikeMode.HARD, DType.F32, plain)) {
            assertThat(fast.backend()).isEqualTo("llvm");
            assertThat(fast.gradient(trials)).isEqualTo(slow.gradient(trials));
        }
    }

    @Test
    void gradient_inChunks_isThatOfTheWholeTrial() {
        var trials = trials(20, 50);
        var network = network(Delay.steps(3, "ms"), Delay.none());
        var engine = engine();
        var tight = new Engine(engine.backends(), engine.options().withTapeBytes(20_000), 1);
        try (var whole = made(network, SpikeMode.HARD, DType.F64, engine);
                var chunks = made(network, SpikeMode.HARD, DType.F64, tight)) {
            var expected = whole.gradient(trials).gradient();
            var found = chunks.gradient(trials).gradient();

            assertThat(chunks.isChunked(STEPS)).isTrue();
            for (var name : ALL) {
                assertThat(Objects.requireNonNull(found.get(name)).toArray())
                        .as(name)
                        .containsExactly(
                                Objects.requireNonNull(expected.get(name)).toArray(), within(1e-13));
            }
        }
    }

    /// What is read later by the delay is the same.
    @Test
    void run_withADelayOfTheReadout_answersThatMuchLater() {
        try (var early = made(network(Delay.none(), Delay.none()), SpikeMode.HARD, DType.F64, engine());
                var late = made(network(Delay.none(), Delay.steps(6, "ms")), SpikeMode.HARD, DType.F64, engine())) {
            var expected = early.run(trials(20, 40));

            assertThat(late.run(trials(26, 46)).losses().toArray())
                    .containsExactly(expected.losses().toArray(), within(1e-12));
            assertThat(late.run(trials(20, 40)).loss()).isNotCloseTo(expected.loss(), within(1e-3));
        }
    }

    @Test
    void trials_ofADelayThatIsNoWholeStep_areRefused() {
        assertThatThrownBy(
                        () -> made(network(Delay.real(2.5, "ms"), Delay.none()), SpikeMode.HARD, DType.F64, engine()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network 'mixed' cannot be run as trials: delays of projection 'a_a' differ or are no whole"
                        + " steps; give it one delay of whole steps");
    }

    @Test
    void simulation_ofCellsThatSendNumbers_isRefused() {
        assertThatThrownBy(() -> new NetworkSimulation(network(Delay.none(), Delay.none()), DT, DType.F64, engine()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("projection 'u_u' sends numbers, which only trials take; use a coupling in its place");
    }
}
