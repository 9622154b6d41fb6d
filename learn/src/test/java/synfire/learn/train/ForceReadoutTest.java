package synfire.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.DType;
import synfire.learn.task.catalogue.Tasks;
import synfire.learn.train.circuit.Circuit;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.circuit.Mask;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizers;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;
import synfire.models.Catalogue;
import synfire.simulate.Engine;

/// The readout of a network that stays as it is, by recursive least squares.
final class ForceReadoutTest {

    private static final Engine ENGINE = Engine.best().withThreads(1);

    private static TrainPlan plan(String rule) {
        var circuit = new Circuit(
                Catalogue.get("gif-network"),
                Map.of(),
                48,
                12,
                Circuit.Variables.STANDARD,
                Catalogue.get("readout"),
                new Mask.Dense(),
                Circuit.Spread.STANDARD);
        return new TrainPlan(
                Tasks.named("evidence-accumulation").task(Map.of("delay", "20 ms", "cues", "1")),
                circuit,
                LearningRule.named(rule),
                Dale.ABSOLUTE,
                Optimizers.named("sgd").with(Map.of()),
                new Schedule.Constant(0.1),
                Clipping.NONE,
                new Penalty(0, 0),
                16,
                200,
                3,
                DType.F32);
    }

    @Test
    void next_someTimes_readsTheAnswerOutOfAReservoir() {
        try (var trainer = new Trainer(plan("force"), ENGINE)) {
            var weights = trainer.weights();
            double before = trainer.heldOut().accuracy();
            for (int i = 0; i < 8; i++) {
                trainer.next();
            }

            assertThat(trainer.heldOut().accuracy()).isGreaterThan(Math.max(0.8, before));
            assertThat(trainer.weights().get("excitatory")).isEqualTo(weights.get("excitatory"));
            assertThat(trainer.weights().get("input")).isEqualTo(weights.get("input"));
            assertThat(trainer.weights().get("readout")).isNotEqualTo(weights.get("readout"));
        }
    }

    @Test
    void restore_inTheMiddle_goesOnBitForBit() {
        try (var whole = new Trainer(plan("force(every=3)"), ENGINE);
                var cut = new Trainer(plan("force(every=3)"), ENGINE.withThreads(2))) {
            whole.next();
            var middle = whole.state();
            whole.next();
            cut.restore(middle);
            cut.next();

            assertThat(cut.state()).isEqualTo(whole.state());
        }
    }

    @Test
    void plan_withParametersOfCells_saysThatTheyAreNotLearnt() {
        assertThatThrownBy(() -> plan("force").withParameters(List.of("excitatory.tau")))
                .hasMessage(
                        "rule 'force' learns weights of the readout alone, and [excitatory.tau] should be trained too;"
                                + " train with bptt, or leave the parameters out");
    }
}
