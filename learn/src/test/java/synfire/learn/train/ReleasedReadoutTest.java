package synfire.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import synfire.ir.DType;
import synfire.learn.task.catalogue.Tasks;
import synfire.learn.train.circuit.Circuit;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.circuit.Mask;
import synfire.learn.train.circuit.NetworkCell;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizers;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.simulate.Engine;
import synfire.simulate.network.TrialActivity.Course;

/// A readout that gets what spikes release, not spikes.
final class ReleasedReadoutTest {

    private static final String ANSWER = "readout.r";
    private static final String RELEASED = "excitatory.sent";
    private static final String SPIKES = "excitatory.spikes";
    private static final String OTHERS = "inhibitory.spikes";
    private static final double DT_MS = 1;
    private static final double TAU_MS = 10;
    private static final int EXCITATORY = 24;
    private static final int INHIBITORY = 8;

    private static TrainPlan plan() {
        var task = Tasks.named("evidence-accumulation").task(Map.of("delay", "100 ms", "cues", "3", "dt", "1 ms"));
        var cell = Catalogue.get("igif");
        var circuit = new Circuit(
                NetworkCell.excitatory(cell, "v"),
                NetworkCell.inhibitory(cell, "v"),
                Optional.of(new Circuit.Graded("sent", "g_N", true)),
                Map.of(),
                EXCITATORY,
                INHIBITORY,
                Circuit.Variables.STANDARD,
                Catalogue.get("readout"),
                new Mask.Dense(),
                new Circuit.Spread(60, 10, 5, 0.1),
                1);
        return new TrainPlan(
                task,
                circuit,
                new LearningRule.BackPropagation(),
                Dale.LOGARITHM,
                Optimizers.named("adam").with(Map.of()),
                new Schedule.Constant(0.01),
                Clipping.NONE,
                Penalty.NONE,
                8,
                32,
                7,
                DType.F32);
    }

    /// What the regression counts on, releases of excitatory cells and spikes of inhibitory ones, each forgotten
    /// with the time constant of the readout, makes the answers of the network to the digits of f32.
    @Test
    void answers_areSumsOfReleases() {
        try (var trainer = new Trainer(plan(), Engine.best().withThreads(1))) {
            trainer.startReadout(64);
            var weights = trainer.weights().get("readout");
            var seen = new AtomicInteger();
            var names = List.of(ANSWER, RELEASED, SPIKES, OTHERS);
            try (var activity = trainer.network().activity(names)) {
                activity.run(trainer.inputs("other", 0, 2), (course, _) -> {
                    int released = agree(course, weights);
                    seen.addAndGet(released);
                });
            }

            assertThat(seen).hasValueGreaterThan(100);
        }
    }

    /// @return how many releases there were, each below a whole spike
    private static int agree(Course course, Samples weights) {
        double kept = Math.exp(-DT_MS / TAU_MS);
        var sums = new double[2];
        int released = 0;
        for (int step = 0; step < course.steps(); step++) {
            for (int k = 0; k < 2; k++) {
                sums[k] *= kept;
            }
            for (int i = 0; i < EXCITATORY + INHIBITORY; i++) {
                double left = i < EXCITATORY ? course.at(RELEASED, step, i) : course.at(OTHERS, step, i - EXCITATORY);
                for (int k = 0; k < 2; k++) {
                    sums[k] += left * weights.get(i * 2 + k);
                }
            }
            for (int i = 0; i < EXCITATORY; i++) {
                boolean fired = course.at(SPIKES, step, i) > 0;
                assertThat(course.at(RELEASED, step, i)).isBetween(fired ? 0.001 : 0, fired ? 0.999 : 0);
                released += fired ? 1 : 0;
            }
            for (int k = 0; k < 2; k++) {
                assertThat(course.at(ANSWER, step, k)).isCloseTo(sums[k], within(1e-4 * (1 + Math.abs(sums[k]))));
            }
        }
        return released;
    }
}
