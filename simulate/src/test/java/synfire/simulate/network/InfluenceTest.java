package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.EventLists;
import synfire.kernels.MemoryBudgetException;
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

/// The sparse n-step approximation of real-time recurrent learning: n = 1 is what goes through the target alone, and
/// with n as long as the longest path it is exact.
final class InfluenceTest {

    private static final int STEPS = 60;
    private static final int CHANNELS = 5;
    private static final int CELLS = 12;
    private static final int OTHERS = 4;
    static final List<String> LEARNED =
            List.of("in_a.weight", "a_a.weight", "a_b.weight", "b_a.weight", "a_out.weight", "b_out.weight");

    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            parameters
              tau   = 20 ms
              tau_g = 5 ms
              tau_a = 50 ms
              V_th  = 1

            state
              g = 0
              h = 0
              A = 0
              V = 0

            equations
              dg/dt = -g/tau_g                                : 1
              dh/dt = -h/tau_g                                : 1
              dA/dt = -A/tau_a                                : 1
              dV/dt = (-V + A + g*(3 - V) + h*(-3 - V))/tau   : 1

            update in order
            reset next step

            on V >= V_th
              V = V - V_th
              A = A - 0.2
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

    static Network network(boolean autapses) {
        var trains = Collections.nCopies(CHANNELS, SpikeTrain.of(new double[0], 0, STEPS));
        var tau = CellValues.of(new Distribution.Uniform(Quantity.of(10, "ms"), Quantity.of(30, "ms")));
        var network = Network.named("sparse", 3)
                .with(Population.of("a", CELL, CELLS).with("tau", tau))
                .with(Population.of("b", CELL, OTHERS))
                .with(Population.of("out", READOUT, 3))
                .with(new Stimulus.SpikeSources("in", trains));
        var all = new Connector.AllToAll(true);
        network = joined(network, "in_a", new Cells.Range("in", 0, CHANNELS), "a", "g", 0.5, all);
        network = joined(network, "a_a", cells("a"), "a", "g", 0.8, new Connector.FixedProbability(0.15, autapses));
        network = joined(network, "a_b", cells("a"), "b", "g", 0.8, new Connector.FixedProbability(0.2, true));
        network = joined(network, "b_a", cells("b"), "a", "h", 0.5, new Connector.FixedProbability(0.2, true));
        network = joined(network, "a_out", cells("a"), "out", "r", 0.5, all);
        return joined(network, "b_out", cells("b"), "out", "r", 0.5, all);
    }

    private static Cells cells(String population) {
        return new Cells.Range(population, 0, population.equals("a") ? CELLS : OTHERS);
    }

    private static Network joined(
            Network network, String name, Cells from, String to, String variable, double most, Connector connector) {
        return network.with(new Projection(
                name,
                from,
                network.population(to).all(),
                connector,
                Synapse.addTo(variable),
                Weights.of(new Distribution.Uniform(Quantity.of(0.1, "1"), Quantity.of(most, "1"))),
                Delay.none()));
    }

    private static TrialNetwork made(DType dtype, boolean graded) {
        return made(network(true), dtype, graded);
    }

    private static TrialNetwork made(Network network, DType dtype, boolean graded) {
        return new TrialNetwork(
                network,
                Quantity.of(1, "ms"),
                dtype,
                SpikeOptions.DEFAULT,
                new TrialLoss.CrossEntropy("out", "r"),
                graded,
                LEARNED,
                Engine.best().withThreads(1));
    }

    static List<TrialInput> trials(int count, boolean graded) {
        var random = new SplittableRandom(5);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < count; k++) {
            int steps = STEPS - k % 3;
            var fired = random.doubles((long) steps * CHANNELS)
                    .map(x -> x < 0.2 ? (graded ? x + 0.5 : 1) : 0)
                    .toArray();
            trials.add(new TrialInput(
                    graded
                            ? new TrialInput.Values(steps, Samples.of(fired))
                            : new TrialInput.Spikes(EventLists.ofDense(fired, steps)),
                    List.of(
                            new TrialInput.Window(10, 20, 0.02, k % 3),
                            new TrialInput.Window(40, steps, 0.1, (k + 1) % 3)),
                    Samples.empty()));
        }
        return trials;
    }

    private static TrialNetwork.Result gradient(TrialNetwork network, OnlineRule rule) {
        try (var online = new OnlineGradient(network, rule, Engine.best().withThreads(1))) {
            return online.gradient(trials(5, false));
        }
    }

    private static double cosine(Samples a, Samples b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.size(); i++) {
            ab += a.get(i) * b.get(i);
            aa += a.get(i) * a.get(i);
            bb += b.get(i) * b.get(i);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /// Where there is no synapse, a gradient by its weight means nothing.
    private static double distance(TrialNetwork network, Samples a, Samples b, String name) {
        var weights = network.get(name);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < a.size(); i++) {
            if (weights.get(i) != 0) {
                difference += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
                size += b.get(i) * b.get(i);
            }
        }
        assertThat(size).as(name).isNotZero();
        return Math.sqrt(difference / size);
    }

    private static void assertClose(
            TrialNetwork network, TrialNetwork.Result found, TrialNetwork.Result expected, double bound) {
        assertThat(found.losses().toArray()).containsExactly(expected.losses().toArray(), within(bound));
        for (var name : LEARNED) {
            assertThat(distance(
                            network,
                            found.gradient().get(name),
                            expected.gradient().get(name),
                            name))
                    .as(name)
                    .isLessThan(bound);
        }
    }

    @Test
    void influence_alongTheLongestPath_isTheGradientThroughTime() {
        try (var exact = made(DType.F64, false);
                var narrow = made(DType.F32, false)) {
            var expected = exact.gradient(trials(5, false));

            assertClose(exact, gradient(exact, new OnlineRule.Influence(25, CELLS + OTHERS)), expected, 1e-10);
            assertClose(exact, gradient(narrow, new OnlineRule.Influence(25, CELLS + OTHERS)), expected, 1e-4);
        }
    }

    @Test
    void influence_ofNumbersThatAreSent_isTheGradientThroughTime() {
        try (var network = made(DType.F64, true);
                var online = new OnlineGradient(
                        network,
                        new OnlineRule.Influence(25, CELLS + OTHERS),
                        Engine.best().withThreads(1))) {
            assertClose(network, online.gradient(trials(3, true)), network.gradient(trials(3, true)), 1e-10);
        }
    }

    /// A synapse of a cell with itself is a path within the target, which other rules leave out.
    @Test
    void influence_ofOneStep_isTheTraceOfTheTargetAlone() {
        try (var network = made(network(false), DType.F64, false)) {
            var expected =
                    gradient(network, new OnlineRule.Traces(STEPS, true, false, Filter.READOUT, Feedback.SYMMETRIC));

            assertClose(network, gradient(network, new OnlineRule.Influence(25, 1)), expected, 1e-12);
        }
    }

    @Test
    void influence_doesNotDependOnTheWindow() {
        try (var network = made(DType.F64, false)) {
            var expected = gradient(network, new OnlineRule.Influence(STEPS, 2));

            for (int window : new int[] {1, 7, 30}) {
                assertClose(network, gradient(network, new OnlineRule.Influence(window, 2)), expected, 1e-12);
            }
        }
    }

    @Test
    void influence_ofMoreSteps_isMoreLikeTheGradientThroughTime() {
        try (var network = made(DType.F64, false)) {
            var expected = network.gradient(trials(5, false)).gradient();
            var one = gradient(network, new OnlineRule.Influence(25, 1)).gradient();
            var two = gradient(network, new OnlineRule.Influence(25, 2)).gradient();
            var masked = new java.util.HashMap<String, Samples>();
            for (var name : LEARNED) {
                var values = expected.get(name).toArray();
                var weights = network.get(name);
                Arrays.setAll(values, i -> weights.get(i) == 0 ? 0 : values[i]);
                masked.put(name, Samples.of(values));
            }

            for (var name : List.of("in_a.weight", "a_a.weight", "b_a.weight")) {
                double ofOne = cosine(one.get(name), masked.get(name));
                double ofTwo = cosine(two.get(name), masked.get(name));
                assertThat(ofTwo).as("%s, 1 step %s", name, ofOne).isBetween(ofOne + 0.001, 0.99999);
            }
        }
    }

    @Test
    void influence_onTwoThreads_hasTheSameBits() {
        try (var network = made(DType.F32, false);
                var one = new OnlineGradient(
                        network, new OnlineRule.Influence(20, 2), Engine.best().withThreads(1));
                var two = new OnlineGradient(
                        network, new OnlineRule.Influence(20, 2), Engine.best().withThreads(2))) {
            assertThat(two.gradient(trials(21, false))).isEqualTo(one.gradient(trials(21, false)));
        }
    }

    @Test
    void influence_ofASynapseWhoseWeightIs0_countsWhereItIsSaidToBe() {
        try (var network = made(DType.F64, false)) {
            var name = "a_a.weight";
            var weights = network.get(name).toArray();
            int first = 0;
            while (weights[first] == 0) {
                first++;
            }
            var synapses = Samples.of(weights.clone());
            weights[first] = 0;
            network.set(name, Samples.of(weights));
            var expected = network.gradient(trials(5, false)).gradient().get(name);
            var rule = new OnlineRule.Influence(25, CELLS + OTHERS);
            try (var online = new OnlineGradient(network, rule, Engine.best().withThreads(1), Map.of(name, synapses))) {
                var found = online.gradient(trials(5, false)).gradient().get(name);

                assertThat(expected.get(first)).isNotZero();
                assertThat(found.get(first)).isCloseTo(expected.get(first), within(1e-12));
                assertThat(gradient(network, rule).gradient().get(name).get(first))
                        .isZero();
            }
        }
    }

    @Test
    void influence_beyondTheBudget_isRefusedWithTheBytesItNeeds() {
        var engine = Engine.best();
        var tight = new Engine(engine.backends(), engine.options().withTapeBytes(50_000), 1);
        try (var network = made(DType.F64, false);
                var one = new OnlineGradient(network, new OnlineRule.Influence(20, 1), tight);
                var all = new OnlineGradient(network, new OnlineRule.Influence(20, 16), tight)) {
            assertThat(all.threadBytes()).isGreaterThan(one.threadBytes());
            assertThatThrownBy(() -> all.gradient(trials(1, false)))
                    .isInstanceOf(MemoryBudgetException.class)
                    .hasMessage(
                            "the rule 'sparse.influence' needs %,d bytes per thread, and 50,000 are allowed; allow more, learn fewer weights, or choose a rule without a trace of each synapse"
                                    .formatted(all.threadBytes()));
        }
    }

    @Test
    void influence_ofNoSteps_isRefused() {
        assertThatThrownBy(() -> new OnlineRule.Influence(20, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an influence of 0 steps; give at least 1");
    }
}
