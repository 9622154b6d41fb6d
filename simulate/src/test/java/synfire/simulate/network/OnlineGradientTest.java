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
import synfire.kernels.Backends;
import synfire.kernels.EventLists;
import synfire.kernels.MemoryBudgetException;
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
import synfire.simulate.network.OnlineRule.Feedback;
import synfire.simulate.network.OnlineRule.Filter;

/// Gradients of trials by rules that go forward in time, against back-propagation through time.
final class OnlineGradientTest {

    private static final int STEPS = 60;
    private static final int CHANNELS = 6;
    private static final List<String> FEED_FORWARD =
            List.of("in_a.weight", "in_b.weight", "a_out.weight", "b_out.weight");
    private static final List<String> RECURRENT = List.of(
            "in_a.weight", "in_b.weight", "a_out.weight", "b_out.weight", "a_a.weight", "a_b.weight", "b_a.weight");

    /// Several states that depend on each other, with a reset and a slow current.
    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            parameters
              tau   = 20 ms
              tau_g = 5 ms
              tau_a = 50 ms
              V_th  = 1

            state
              g = 0
              A = 0
              V = 0

            equations
              dg/dt = -g/tau_g                  : 1
              dA/dt = -A/tau_a                  : 1
              dV/dt = (-V + A + g*(3 - V))/tau  : 1

            update in order
            reset next step

            on V >= V_th
              V = V - V_th
              A = A - 0.2
              spike

            surrogate sigmoid(alpha=3) of V - V_th
            """));

    /// A cell that jumps with what arrives, unless it has just spiked.
    private static final Model JUMPING = Model.parse(new Source("test", """
            model jumping

            parameters
              tau  = 20 ms
              V_th = 1

            state
              g = 0

            equations
              dg/dt = -g/tau : 1 (unless refractory)

            on g >= V_th
              g = 0
              spike, refractory for 3 ms

            surrogate sigmoid(alpha=3) of g - V_th
            """));

    private static final Model READOUT = Model.parse(new Source("test", """
            model out

            state
              r = 0

            equations
              dr/dt = -r/(10*ms) : 1
            """));

    private static Network network(Model cell, boolean recurrent) {
        var trains = Collections.nCopies(CHANNELS, SpikeTrain.of(new double[0], 0, STEPS));
        var a = Population.of("a", cell, 7)
                .with("tau", CellValues.of(new Distribution.Uniform(Quantity.of(10, "ms"), Quantity.of(30, "ms"))));
        var network = Network.named("two", 3)
                .with(a)
                .with(Population.of("b", cell, 4))
                .with(Population.of("out", READOUT, 3))
                .with(new Stimulus.SpikeSources("in", trains));
        network = joined(network, "in_a", new Cells.Range("in", 0, CHANNELS), "a", "g", 0.4);
        network = joined(network, "in_b", new Cells.Range("in", 0, CHANNELS), "b", "g", 0.4);
        network = joined(network, "a_out", new Cells.Range("a", 0, 7), "out", "r", 0.5);
        network = joined(network, "b_out", new Cells.Range("b", 0, 4), "out", "r", 0.5);
        if (recurrent) {
            network = joined(network, "a_a", new Cells.Range("a", 0, 7), "a", "g", 0.3);
            network = joined(network, "a_b", new Cells.Range("a", 0, 7), "b", "g", 0.5);
            network = joined(network, "b_a", new Cells.Range("b", 0, 4), "a", "g", 0.3);
        }
        return network;
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

    private static List<TrialInput> trials(int count) {
        var random = new SplittableRandom(5);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < count; k++) {
            int steps = STEPS - k % 3;
            var fired = random.doubles((long) steps * CHANNELS)
                    .map(x -> x < 0.2 ? 1 : 0)
                    .toArray();
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(fired, steps)),
                    List.of(
                            new TrialInput.Window(10, 20, 0.02, k % 3),
                            new TrialInput.Window(40, steps, 0.1, (k + 1) % 3)),
                    Samples.empty()));
        }
        return trials;
    }

    private static Engine engine() {
        return Engine.best().withThreads(1);
    }

    private static TrialNetwork made(Model cell, List<String> by, DType dtype) {
        return made(network(cell, by.equals(RECURRENT)), by, dtype);
    }

    private static TrialNetwork made(Network network, List<String> by, DType dtype) {
        return new TrialNetwork(
                network,
                Quantity.of(1, "ms"),
                dtype,
                SpikeOptions.DEFAULT,
                new TrialLoss.CrossEntropy("out", "r"),
                false,
                by,
                engine());
    }

    private static OnlineRule.Traces local(int window) {
        return new OnlineRule.Traces(window, true, false, Filter.READOUT, Feedback.SYMMETRIC);
    }

    private static TrialNetwork.Result gradient(TrialNetwork network, OnlineRule rule, Engine engine, int trials) {
        try (var online = new OnlineGradient(network, rule, engine)) {
            return online.gradient(trials(trials));
        }
    }

    /// The distance of two gradients over the size of the second.
    private static double distance(TrialNetwork.Result one, TrialNetwork.Result other, String name) {
        var a = one.gradient().get(name);
        var b = other.gradient().get(name);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < b.size(); i++) {
            difference += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
            size += b.get(i) * b.get(i);
        }
        assertThat(size).as(name).isNotZero();
        return Math.sqrt(difference / size);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 25, 100})
    void traces_withoutRecurrentWeights_giveTheGradientThroughTime(int window) {
        for (var cell : List.of(CELL, JUMPING)) {
            try (var exact = made(cell, FEED_FORWARD, DType.F64);
                    var single = made(cell, FEED_FORWARD, DType.F32)) {
                var expected = exact.gradient(trials(5));
                var found = gradient(exact, local(window), engine(), 5);
                var narrow = gradient(single, local(window), engine(), 5);

                assertThat(found.losses().toArray())
                        .containsExactly(expected.losses().toArray(), within(1e-13));
                for (var name : FEED_FORWARD) {
                    assertThat(distance(found, expected, name)).as(name).isLessThan(1e-10);
                    assertThat(distance(narrow, expected, name)).as(name).isLessThan(1e-4);
                }
            }
        }
    }

    @Test
    void traces_acrossCellsInOneWindow_giveTheGradientThroughTime() {
        try (var network = made(CELL, RECURRENT, DType.F64)) {
            var expected = network.gradient(trials(5));
            var rule = new OnlineRule.Traces(STEPS, true, true, Filter.READOUT, Feedback.SYMMETRIC);
            var found = gradient(network, rule, engine(), 5);

            for (var name : RECURRENT) {
                assertThat(distance(found, expected, name)).as(name).isLessThan(1e-10);
            }
        }
    }

    @Test
    void traces_ofOneCellAlone_doNotDependOnTheWindow() {
        try (var network = made(CELL, RECURRENT, DType.F64)) {
            var exact = network.gradient(trials(5));
            var expected = gradient(network, local(STEPS), engine(), 5);
            for (int window : new int[] {1, 8, 30}) {
                var found = gradient(network, local(window), engine(), 5);
                for (var name : RECURRENT) {
                    assertThat(distance(found, expected, name)).as(name).isLessThan(1e-12);
                }
            }
            // what other cells do with spikes is left out
            assertThat(distance(expected, exact, "a_a.weight")).isBetween(0.01, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"F64", "F32"})
    void rules_onMachineCode_haveTheBitsOfTheInterpreter(DType dtype) {
        var plain = new Engine(new Backends(List.of(new ReferenceBackend())), engine().options(), 1);
        var rules = List.of(
                local(25),
                new OnlineRule.Traces(25, true, true, Filter.NONE, Feedback.RANDOM),
                new OnlineRule.Factors(25, 0.9, 0.9, Filter.NONE));
        try (var network = made(CELL, RECURRENT, dtype)) {
            for (var rule : rules) {
                try (var fast = new OnlineGradient(network, rule, engine())) {
                    assertThat(fast.backend()).isEqualTo("llvm");
                    assertThat(fast.gradient(trials(3))).as("%s", rule).isEqualTo(gradient(network, rule, plain, 3));
                }
            }
        }
    }

    @Test
    void rules_onTwoThreads_haveTheSameBits() {
        try (var network = made(CELL, RECURRENT, DType.F32)) {
            var one = gradient(network, local(20), engine(), 21);
            var two = gradient(network, local(20), Engine.best().withThreads(2), 21);

            assertThat(two).isEqualTo(one);
        }
    }

    @Test
    void factors_ofTheReadout_giveItsGradientThroughTime() {
        try (var network = made(CELL, RECURRENT, DType.F64)) {
            var expected = network.gradient(trials(5));
            var found = gradient(network, new OnlineRule.Factors(25, 0.9, 0.9, Filter.READOUT), engine(), 5);

            assertThat(found.losses().toArray())
                    .containsExactly(expected.losses().toArray(), within(1e-13));
            assertThat(distance(found, expected, "a_out.weight")).isLessThan(1e-10);
            assertThat(distance(found, expected, "in_a.weight")).isBetween(0.01, 1.0);
        }
    }

    @Test
    void traces_beyondTheBudget_areRefusedWithTheBytesTheyNeed() {
        var engine = engine();
        var tight = new Engine(engine.backends(), engine.options().withTapeBytes(20_000), 1);
        try (var network = made(CELL, RECURRENT, DType.F64);
                var online = new OnlineGradient(network, local(20), tight)) {
            assertThatThrownBy(() -> online.gradient(trials(1)))
                    .isInstanceOf(MemoryBudgetException.class)
                    .hasMessage(
                            "the rule 'two.traces' needs %,d bytes per thread, and 20,000 are allowed; allow more, learn fewer weights, or choose a rule without a trace of each synapse"
                                    .formatted(online.threadBytes()));
        }
    }

    @Test
    void rules_ofCellsThatDoNotReachTheReadout_areRefused() {
        var silent = Population.of("c", CELL, 2);
        var network = network(CELL, false).with(silent);
        network = joined(network, "in_c", new Cells.Range("in", 0, CHANNELS), "c", "g", 0.4);
        network = joined(network, "c_a", new Cells.Range("c", 0, 2), "a", "g", 0.4);
        try (var made = made(network, List.of("in_c.weight"), DType.F64)) {
            assertThatThrownBy(() -> new OnlineGradient(made, local(20), engine()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "online rules give credit to cells that reach the readout 'out' themselves, and 'c' does not; learn 'in_c.weight' across cells, in windows, or by back-propagation through time");
        }
    }

    @Test
    void rules_ofParameters_areRefused() {
        try (var made = made(network(CELL, false), List.of("a.tau"), DType.F64)) {
            assertThatThrownBy(() -> new OnlineGradient(made, local(20), engine()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "online rules learn weights of projections, as PROJECTION.weight, and 'a.tau' is none; learn it by back-propagation through time");
        }
    }

    @Test
    void factors_thatNeverForget_areRefused() {
        assertThatThrownBy(() -> new OnlineRule.Factors(25, 2, 0.9, Filter.READOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("traces that keep 2.0 and 0.9 of themselves in a step; give at least 0, and less than 1");
    }
}
