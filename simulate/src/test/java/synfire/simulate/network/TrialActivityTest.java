package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.EventLists;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// What cells do in trials, against what follows from their equations.
final class TrialActivityTest {

    private static final int STEPS = 50;
    private static final double DECAY = Math.exp(-1 / 20.0);

    /// Integrates what comes in, and is set to 0 by the step after a spike.
    private static final Model CELL = Model.parse(new Source("test", """
            model cell

            state
              V = 0

            equations
              dV/dt = -V/(20*ms) : 1

            update in order
            reset next step

            on V >= 1
              V = 0
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
                Weights.of(0.4, "1"),
                Delay.none());
    }

    private static TrialNetwork network() {
        var network = Network.named("one", 1)
                .with(Population.of("a", CELL, 2))
                .with(Population.of("out", READOUT, 2))
                .with(new Stimulus.SpikeSources("in", List.of(SpikeTrain.of(new double[0], 0, STEPS))));
        network = network.with(joined(network, new Cells.Range("in", 0, 1), "a", "V"));
        network = network.with(joined(network, network.population("a").all(), "out", "r"));
        return new TrialNetwork(
                network,
                Quantity.of(1, "ms"),
                DType.F64,
                SpikeOptions.DEFAULT,
                new TrialLoss.CrossEntropy("out", "r"),
                false,
                List.of("a_out.weight"),
                Engine.best().withThreads(1));
    }

    private static List<TrialInput> trials(int count) {
        var random = new SplittableRandom(2);
        var trials = new ArrayList<TrialInput>();
        for (int k = 0; k < count; k++) {
            int steps = STEPS - k;
            var fired = random.doubles(steps).map(x -> x < 0.4 ? 1 : 0).toArray();
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(fired, steps)),
                    List.of(new TrialInput.Window(0, steps, 1.0, k % 2)),
                    Samples.empty()));
        }
        return trials;
    }

    /// The potential of a step before what comes in is added.
    private static double before(TrialActivity.Course course, int step, int cell) {
        return step == 0 || course.at("a.spikes", step - 1, cell) > 0 ? 0 : DECAY * course.at("a.V", step - 1, cell);
    }

    @Test
    void run_tellsOfSpikesAndStatesOfEachTrial() {
        try (var network = network();
                var activity = network.activity(List.of("a.spikes", "a.V", "out.r"))) {
            var trials = trials(11);
            var courses = new ArrayList<TrialActivity.Course>();
            activity.run(trials, (course, number) -> {
                assertThat(number).isEqualTo(courses.size());
                courses.add(course);
            });
            var scores = network.run(trials).scores();

            assertThat(courses).hasSize(11);
            for (int k = 0; k < courses.size(); k++) {
                var course = courses.get(k);
                double r = 0;
                double sum = 0;
                int spikes = 0;
                assertThat(course.steps()).isEqualTo(STEPS - k);
                for (int t = 0; t < course.steps(); t++) {
                    r = Math.exp(-0.1) * r;
                    for (int cell = 0; cell < 2; cell++) {
                        double fired = course.at("a.spikes", t, cell);
                        assertThat(fired).isEqualTo(before(course, t, cell) >= 1 ? 1 : 0);
                        r += 0.4 * fired;
                        spikes += (int) fired;
                    }
                    // spikes act on the readout at once
                    assertThat(course.at("out.r", t, 0)).isCloseTo(r, within(1e-12));
                    sum += r;
                }
                assertThat(spikes).as("spikes of trial %d", k).isPositive();
                assertThat(scores.get(k).get(0)).isCloseTo(sum, within(1e-10));
            }
        }
    }

    @Test
    void of_isOneCellsCourse() {
        try (var network = network();
                var activity = network.activity(List.of("a.V", "a.spikes"))) {
            activity.run(trials(1), (course, _) -> {
                var one = course.of("a.V", 1);
                assertThat(one.size()).isEqualTo(STEPS);
                assertThat(course.size("a.V")).isEqualTo(2);
                for (int t = 0; t < STEPS; t++) {
                    assertThat(one.get(t) - before(course, t, 1))
                            .satisfiesAnyOf(
                                    up -> assertThat(up).isCloseTo(0, within(1e-12)),
                                    up -> assertThat(up).isCloseTo(0.4, within(1e-12)));
                }
            });
        }
    }

    @Test
    void activity_ofWhatIsNotThere_saysWhatIs() {
        try (var network = network()) {
            assertThatThrownBy(() -> network.activity(List.of("a.U")))
                    .hasMessageStartingWith("'a.U' is no state of the network; it has [a.spikes, a.V");
            assertThatThrownBy(() -> network.activity(List.of("out.spikes")))
                    .hasMessage("no projection leaves population 'out', so its spikes are not known; watch a state of"
                            + " it");
        }
    }
}
