package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Batches of trials of one network: losses, and their gradient through time.
final class TrialNetworkTest {

    private static final Quantity DT = Quantity.of(1, "ms");
    private static final int STEPS = 60;
    private static final int CHANNELS = 6;
    static final List<String> ALL =
            List.of("in_a.weight", "a_a.weight", "a_b.weight", "b_a.weight", "b_out.weight", "a.tau", "a.V_th");

    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            parameters
              tau   = 20 ms
              tau_g = 5 ms
              V_th  = 1

            state
              g = 0
              V = 0

            equations
              dg/dt = -g/tau_g              : 1
              dV/dt = (-V + g*(3 - V))/tau  : 1

            update in order
            reset next step

            on V >= V_th
              V = V - V_th
              spike

            surrogate sigmoid(alpha=3) of V - V_th
            """));

    private static final Model READOUT = Model.parse(new Source("test", """
            model out

            state
              r = 0

            equations
              dr/dt = -r/(10*ms) : 1
            """));

    private static Network network() {
        var trains = Collections.nCopies(CHANNELS, SpikeTrain.of(new double[0], 0, STEPS));
        var a = Population.of("a", CELL, 7)
                .with("tau", CellValues.of(new Distribution.Uniform(Quantity.of(10, "ms"), Quantity.of(30, "ms"))));
        var network = Network.named("two", 3)
                .with(a)
                .with(Population.of("b", CELL, 4))
                .with(Population.of("out", READOUT, 3))
                .with(new Stimulus.SpikeSources("in", trains));
        network = joined(network, "in_a", new Cells.Range("in", 0, CHANNELS), "a", "g", 0.4);
        network = joined(network, "a_a", new Cells.Range("a", 0, 7), "a", "g", 0.3);
        network = joined(network, "a_b", new Cells.Range("a", 0, 7), "b", "g", 0.5);
        network = joined(network, "b_a", new Cells.Range("b", 0, 4), "a", "g", 0.3);
        return joined(network, "b_out", new Cells.Range("b", 0, 4), "out", "r", 0.5);
    }

    private static Network joined(Network network, String name, Cells from, String to, String variable, double most) {
        var weights = Weights.of(new Distribution.Uniform(Quantity.of(0, "1"), Quantity.of(most, "1")));
        return network.with(new Projection(
                name,
                from,
                network.population(to).all(),
                new Connector.AllToAll(true),
                Synapse.addTo(variable),
                weights,
                Delay.none()));
    }

    static List<TrialInput> trials(int count, boolean signals) {
        var random = new SplittableRandom(5);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < count; k++) {
            int steps = STEPS - k % 3;
            var fired = random.doubles((long) steps * CHANNELS)
                    .map(x -> x < 0.2 ? 1 : 0)
                    .toArray();
            var target = signals ? Samples.of(random.doubles(steps * 3L).toArray()) : Samples.empty();
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(fired, steps)),
                    List.of(
                            new TrialInput.Window(10, 20, 0.02, k % 3),
                            new TrialInput.Window(40, steps, 0.1, (k + 1) % 3)),
                    target));
        }
        return trials;
    }

    static TrialNetwork made(SpikeMode mode, DType dtype, boolean signals, Engine engine) {
        return new TrialNetwork(
                network(),
                DT,
                dtype,
                SpikeOptions.DEFAULT.withMode(mode),
                signals ? new TrialLoss.SquaredError("out", "r") : new TrialLoss.CrossEntropy("out", "r"),
                false,
                ALL,
                engine);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gradient_withSoftSpikes_agreesWithDifferences(boolean signals) {
        var trials = trials(5, signals);
        try (var made = made(SpikeMode.SOFT, DType.F64, signals, Engine.best().withThreads(1))) {
            var found = made.gradient(trials);
            var random = new SplittableRandom(9);
            for (var name : ALL) {
                var at = made.get(name);
                var direction = Samples.of(random.doubles(at.size(), -1, 1).toArray());
                double inner = 0;
                for (int i = 0; i < at.size(); i++) {
                    inner += found.gradient().get(name).get(i) * direction.get(i);
                }
                double step = 1e-5;
                double ahead = moved(made, name, at, direction, step, trials);
                double behind = moved(made, name, at, direction, -step, trials);
                made.set(name, at);

                assertThat((ahead - behind) / (2 * step)).as(name).isCloseTo(inner, within(1e-5 * Math.abs(inner)));
                assertThat(inner).as(name).isNotZero();
            }
        }
    }

    private static double moved(
            TrialNetwork made, String name, Samples at, Samples direction, double by, List<TrialInput> trials) {
        made.set(name, Samples.generate(at.size(), i -> at.get(i) + by * direction.get(i)));
        return made.run(trials).loss();
    }

    @ParameterizedTest
    @ValueSource(strings = {"F64", "F32"})
    void gradient_onMachineCode_hasTheBitsOfTheInterpreter(DType dtype) {
        var trials = trials(3, false);
        var engine = Engine.best().withThreads(1);
        var plain = new Engine(new Backends(List.of(new ReferenceBackend())), engine.options(), 1);
        try (var fast = made(SpikeMode.HARD, dtype, false, engine);
                var slow = made(SpikeMode.HARD, dtype, false, plain)) {
            var expected = slow.gradient(trials);

            assertThat(fast.backend()).isEqualTo("llvm");
            assertThat(fast.gradient(trials)).isEqualTo(expected);
            assertThat(fast.run(trials).losses()).isEqualTo(expected.losses());
        }
    }

    @Test
    void gradient_onTwoThreads_hasTheSameBits() {
        var trials = trials(37, false);
        try (var one = made(SpikeMode.HARD, DType.F32, false, Engine.best().withThreads(1));
                var two = made(SpikeMode.HARD, DType.F32, false, Engine.best().withThreads(2))) {
            assertThat(two.gradient(trials)).isEqualTo(one.gradient(trials));
        }
    }

    @Test
    void gradient_inChunks_isThatOfTheWholeTrial() {
        var trials = trials(9, false);
        var engine = Engine.best().withThreads(1);
        var tight = new Engine(engine.backends(), engine.options().withTapeBytes(20_000), 1);
        try (var whole = made(SpikeMode.HARD, DType.F64, false, engine);
                var chunks = made(SpikeMode.HARD, DType.F64, false, tight)) {
            var expected = whole.gradient(trials);
            var found = chunks.gradient(trials);

            assertThat(chunks.isChunked(STEPS)).isTrue();
            assertThat(found.losses().toArray())
                    .containsExactly(expected.losses().toArray(), within(1e-13));
            for (var name : ALL) {
                assertThat(found.gradient().get(name).toArray())
                        .as(name)
                        .containsExactly(expected.gradient().get(name).toArray(), within(1e-13));
            }
        }
    }

    @Test
    void gradient_ofABatch_isTheMeanOfThatOfItsTrials() {
        var trials = trials(11, false);
        try (var made = made(SpikeMode.HARD, DType.F64, false, Engine.best().withThreads(1))) {
            var all = made.gradient(trials);
            for (var name : ALL) {
                double mean = trials.stream()
                        .mapToDouble(trial -> made.gradient(List.of(trial))
                                .gradient()
                                .get(name)
                                .get(0))
                        .average()
                        .orElseThrow();

                assertThat(all.gradient().get(name).get(0)).as(name).isCloseTo(mean, within(1e-13));
            }
        }
    }

    @Test
    void run_ofALabelWithoutAnOutput_isRefused() {
        var trial = new TrialInput(
                new TrialInput.Spikes(EventLists.ofDense(new double[5 * CHANNELS], 5)),
                List.of(new TrialInput.Window(3, 5, 1, 3)),
                Samples.empty());
        try (var made = made(SpikeMode.HARD, DType.F64, false, Engine.best().withThreads(1))) {
            assertThatThrownBy(() -> made.run(List.of(trial)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("trial 0 has label 3, but the readout has 3 outputs; labels are numbered from 0");
        }
    }

    @Test
    void window_outsideTheTrial_isRefused() {
        assertThatThrownBy(() -> new TrialInput(
                        new TrialInput.Spikes(EventLists.ofDense(new double[10], 5)),
                        List.of(new TrialInput.Window(3, 6, 1, 0)),
                        Samples.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the loss counts from step 3 to step 6 of a trial of 5 steps; put the window inside the"
                        + " trial");
    }
}
