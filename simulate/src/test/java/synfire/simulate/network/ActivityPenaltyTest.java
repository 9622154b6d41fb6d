package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.kernels.EventLists;
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

/// Gradients of what activity costs, against differences of the cost computed from that activity.
final class ActivityPenaltyTest {

    private static final int CHANNELS = 4;
    private static final int CELLS = 5;
    private static final List<String> BY = List.of("in_a.weight", "a_a.weight");

    private static final ActivityPenalty.Rate RATE = new ActivityPenalty.Rate("a", 30, 2e-4);
    private static final ActivityPenalty.Interval INTERVAL = new ActivityPenalty.Interval("a", "V", -0.1, 0.4, 0.7);

    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            state
              V = 0

            equations
              dV/dt = -V/(20*ms) : 1

            update in order
            reset next step

            on V >= 1
              V = V - 1
              spike

            surrogate sigmoid(alpha=3) of V - 1
            """));

    private static final Model READOUT = Model.parse(new Source("test", """
            model out

            state
              r = 0

            equations
              dr/dt = -r/(10*ms) : 1
            """));

    private static Projection joined(Network network, Cells from, String to, String variable) {
        return new Projection(
                from.population() + "_" + to,
                from,
                network.population(to).all(),
                new Connector.AllToAll(true),
                Synapse.addTo(variable),
                Weights.of(new Distribution.Uniform(Quantity.of(-0.2, "1"), Quantity.of(0.6, "1"))),
                Delay.none());
    }

    private static TrialNetwork network(SpikeMode mode, List<ActivityPenalty> penalties, Engine engine) {
        var train = SpikeTrain.of(new double[0], 0, 50);
        var network = Network.named("one", 1)
                .with(Population.of("a", CELL, CELLS))
                .with(Population.of("out", READOUT, 2))
                .with(new Stimulus.SpikeSources("in", Collections.nCopies(CHANNELS, train)));
        network = network.with(joined(network, new Cells.Range("in", 0, CHANNELS), "a", "V"));
        network = network.with(joined(network, network.population("a").all(), "a", "V"));
        network = network.with(joined(network, network.population("a").all(), "out", "r"));
        return new TrialNetwork(
                network,
                Quantity.of(1, "ms"),
                DType.F64,
                SpikeOptions.DEFAULT.withMode(mode),
                new TrialLoss.CrossEntropy("out", "r"),
                false,
                penalties,
                BY,
                engine);
    }

    private static List<TrialInput> trials(int count) {
        var random = new SplittableRandom(2);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < count; k++) {
            int steps = 40 - 3 * k;
            var fired = random.doubles((long) steps * CHANNELS)
                    .map(x -> x < 0.2 ? 1 : 0)
                    .toArray();
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(fired, steps)),
                    List.of(new TrialInput.Window(10, steps, 0.1, k % 2)),
                    Samples.empty()));
        }
        return trials;
    }

    /// The loss with what activity costs, by their definitions.
    private static double cost(TrialNetwork network, List<TrialInput> trials) {
        double[] sum = {0};
        try (var activity = network.activity(List.of("a.spikes", "a.V"))) {
            activity.run(trials, (course, _) -> {
                for (int cell = 0; cell < CELLS; cell++) {
                    double spikes = course.of("a.spikes", cell).stream().sum();
                    double rate = 1000 * spikes / course.steps() - RATE.targetHz();
                    double beyond = course.of("a.V", cell).stream()
                            .map(v -> Math.max(0, v - INTERVAL.high()) + Math.max(0, INTERVAL.low() - v))
                            .map(x -> x * x)
                            .sum();
                    sum[0] += RATE.strength() * rate * rate / CELLS;
                    sum[0] += INTERVAL.strength() * beyond / course.steps() / CELLS;
                }
            });
        }
        return network.run(trials).loss() + sum[0] / trials.size();
    }

    @Test
    void gradient_withPenalties_isThatOfTheirCost() {
        var trials = trials(3);
        try (var network =
                network(SpikeMode.SOFT, List.of(RATE, INTERVAL), Engine.best().withThreads(1))) {
            var found = network.gradient(trials).gradient();
            var random = new SplittableRandom(9);
            for (var name : BY) {
                var at = network.get(name);
                var direction = Samples.of(random.doubles(at.size(), -1, 1).toArray());
                double inner = 0;
                for (int i = 0; i < at.size(); i++) {
                    inner += found.get(name).get(i) * direction.get(i);
                }
                double step = 1e-5;
                network.set(name, Samples.generate(at.size(), i -> at.get(i) + step * direction.get(i)));
                double ahead = cost(network, trials);
                network.set(name, Samples.generate(at.size(), i -> at.get(i) - step * direction.get(i)));
                double behind = cost(network, trials);
                network.set(name, at);

                // central differences err by the square of the step
                assertThat((ahead - behind) / (2 * step)).as(name).isCloseTo(inner, within(1e-6 * Math.abs(inner)));
                assertThat(inner).as(name).isNotZero();
            }
        }
    }

    @Test
    void gradient_withPenalties_isTheSameInChunks() {
        var trials = trials(3);
        var engine = Engine.best().withThreads(1);
        var tight = new Engine(engine.backends(), engine.options().withTapeBytes(8_000), 1);
        try (var whole = network(SpikeMode.HARD, List.of(RATE, INTERVAL), engine);
                var chunks = network(SpikeMode.HARD, List.of(RATE, INTERVAL), tight)) {
            var expected = whole.gradient(trials).gradient();
            var found = chunks.gradient(trials).gradient();

            assertThat(chunks.isChunked(40)).isTrue();
            for (var name : BY) {
                assertThat(found.get(name).toArray())
                        .containsExactly(expected.get(name).toArray(), within(1e-13));
            }
        }
    }

    @Test
    void run_withPenalties_tellsTheLossOfTheReadoutAlone() {
        var trials = trials(3);
        try (var plain = network(SpikeMode.HARD, List.of(), Engine.best().withThreads(1));
                var with = network(SpikeMode.HARD, List.of(RATE), Engine.best().withThreads(1))) {
            assertThat(with.run(trials).losses()).isEqualTo(plain.run(trials).losses());
            assertThat(with.gradient(trials).loss())
                    .isEqualTo(plain.gradient(trials).loss());
            assertThat(with.gradient(trials).gradient())
                    .isNotEqualTo(plain.gradient(trials).gradient());
        }
    }

    @Test
    void penalties_thatCannotBe_areRefused() {
        assertThatThrownBy(() -> new ActivityPenalty.Rate("a", -1, 1))
                .hasMessage("a target of -1.0 Hz; give 0 or more");
        assertThatThrownBy(() -> new ActivityPenalty.Rate("a", 10, 0))
                .hasMessage("a penalty of strength 0.0; give one above 0");
        assertThatThrownBy(() -> new ActivityPenalty.Interval("a", "V", 1, 0, 1))
                .hasMessage("an interval from 1.0 to 0.0 holds nothing; give the smaller end first");
    }
}
