package synfire.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
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
import synfire.network.Samples;
import synfire.simulate.Engine;
import synfire.simulate.network.ActivityPenalty;

/// Training of a small network on a short task.
final class TrainerTest {

    private static final Engine ENGINE = Engine.best().withThreads(1);

    private static TrainPlan plan(Mask mask, Dale dale, double rate) {
        return plan(mask, dale, rate, Catalogue.get("readout"));
    }

    private static TrainPlan plan(Mask mask, Dale dale, double rate, Model readout) {
        var task = Tasks.named("evidence-accumulation").task(Map.of("delay", "100 ms", "cues", "3"));
        var circuit = new Circuit(
                Catalogue.get("gif-network"),
                Map.of(),
                24,
                8,
                Circuit.Variables.STANDARD,
                readout,
                mask,
                Circuit.Spread.STANDARD);
        return new TrainPlan(
                task,
                circuit,
                new LearningRule.BackPropagation(),
                dale,
                Optimizers.named("adam").with(Map.of()),
                new Schedule.Constant(rate),
                Clipping.NONE,
                Penalty.NONE,
                16,
                32,
                7,
                DType.F32);
    }

    private static TrainPlan plan() {
        return plan(new Mask.Dense(), Dale.ABSOLUTE, 0.01);
    }

    @Test
    void next_manyTimes_makesTheLossSmall() {
        try (var trainer = new Trainer(plan(), ENGINE)) {
            double before = trainer.heldOut().loss();
            for (int i = 0; i < 25; i++) {
                trainer.next();
            }

            assertThat(trainer.heldOut().loss()).isLessThan(before - 0.05);
        }
    }

    /// The regression finds more than chance in what the untrained network does.
    @Test
    void startReadout_isBetterThanChance() {
        try (var trainer = new Trainer(plan(), ENGINE)) {
            trainer.startReadout(256);

            assertThat(trainer.measured("other", 256).accuracy()).isGreaterThan(0.6);
        }
    }

    /// The chances that the regression states are worth as much as they say: the loss is below that of a coin.
    @Test
    void startReadout_losesLessThanACoin() {
        try (var trainer = new Trainer(plan(), ENGINE)) {
            trainer.startReadout(256);

            assertThat(trainer.measured("other", 256).loss()).isLessThan(Math.log(2));
        }
    }

    /// Weights keep their sign, and one step of a rate changes none by more than that share.
    @Test
    void next_ofLogarithms_changesWeightsByAShare() {
        try (var trainer = new Trainer(plan(new Mask.FixedProbability(0.25), Dale.LOGARITHM, 0.01), ENGINE)) {
            var before = Objects.requireNonNull(trainer.weights().get("excitatory"));
            trainer.next();
            var after = Objects.requireNonNull(trainer.weights().get("excitatory"));

            assertThat(after).isNotEqualTo(before);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).isBetween(before.get(i) * Math.exp(-0.0101), before.get(i) * Math.exp(0.0101));
            }
        }
    }

    @Test
    void next_withAnOffset_movesItByWhatTheBatchCallsFor() {
        var readout = Model.parse(new Source("offset.model", """
                model readout-with-offset
                parameters
                  tau = 10 ms
                  b   = 0
                state
                  r = 0
                equations
                  dr/dt = (b - r)/tau : 1
                """));
        var standard = plan();
        var plan = plan(new Mask.Dense(), Dale.ABSOLUTE, 0.01, readout).withOffset("readout.b");
        try (var trainer = new Trainer(plan, ENGINE);
                var without = new Trainer(standard, ENGINE)) {
            assertThat(trainer.measured("other", 32)).isEqualTo(without.measured("other", 32));
            trainer.next();
            trainer.next();
            var offset = Objects.requireNonNull(trainer.state().arrays().get("readout.b"));

            assertThat(offset.get(0)).isNotZero();
            assertThat(offset.get(0) + offset.get(1)).isCloseTo(0, within(1e-9));
            try (var again = new Trainer(plan, ENGINE)) {
                again.restore(trainer.state());

                assertThat(again.heldOut()).isEqualTo(trainer.heldOut());
            }
        }
    }

    @Test
    void restore_inTheMiddle_goesOnBitForBit(@TempDir Path folder) throws IOException {
        var file = folder.resolve("one.checkpoint");
        try (var whole = new Trainer(plan(), ENGINE);
                var cut = new Trainer(plan(), ENGINE.withThreads(2))) {
            for (int i = 0; i < 4; i++) {
                if (i == 2) {
                    TrainCheckpoint.write(file, 5, whole.state());
                }
                whole.next();
            }
            cut.restore(TrainCheckpoint.read(file, 5));
            cut.next();
            cut.next();

            assertThat(cut.state()).isEqualTo(whole.state());
        }
    }

    @Test
    void read_ofWhatIsNoCheckpointOfTheStudy_saysSo(@TempDir Path folder) throws IOException {
        var file = folder.resolve("one.checkpoint");
        TrainCheckpoint.write(file, 5, new TrainState(3, 0.5, 2, Map.of("a", Samples.of(1, 2))));
        var bytes = Files.readAllBytes(file);
        var cut = folder.resolve("cut.checkpoint");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 3));

        assertThat(TrainCheckpoint.read(file, 5)).isEqualTo(new TrainState(3, 0.5, 2, Map.of("a", Samples.of(1, 2))));
        assertThatThrownBy(() -> TrainCheckpoint.read(file, 6))
                .hasMessage(file + " belongs to another study or seed; give the study that it is of, or begin anew"
                        + " without --resume");
        assertThatThrownBy(() -> TrainCheckpoint.read(cut, 5))
                .hasMessage(cut + " is no whole checkpoint of a training; take another one, or begin anew without"
                        + " --resume");
    }

    @Test
    void weights_keepTheirSignAndTheirMask() {
        var plan = plan(new Mask.FixedProbability(0.25), Dale.PROJECTION, 0.05);
        try (var trainer = new Trainer(plan, ENGINE)) {
            trainer.next();
            trainer.next();
            var weights = Objects.requireNonNull(trainer.weights().get("excitatory"));

            assertThat(weights.stream().min().orElseThrow()).isNotNegative();
            for (int s = 0; s < 24; s++) {
                assertThat(weights.part(32 * s, 32 * (s + 1)).stream()
                                .filter(w -> w != 0)
                                .count())
                        .isLessThanOrEqualTo(8);
            }
            assertThat(weights.stream().filter(w -> w != 0).count()).isGreaterThan(100);
        }
    }

    @Test
    void next_withARateThatIsTooLarge_saysWhereItDiverged() {
        var plan = plan(new Mask.Dense(), Dale.ABSOLUTE, 1e38);
        try (var trainer = new Trainer(plan, ENGINE)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5; i++) {
                            trainer.next();
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageMatching("the training diverged in batch \\d \\(loss .*\\): first in step \\d+, variable"
                            + " '\\w+' of population '\\w+', cell \\d+, trial \\d+ of the batch; lower the rate, or cut"
                            + " the gradient with clip");
        }
    }

    /// Two batches of 8 are the batch of 16, whose sums are taken in another order.
    @Test
    void next_accumulating_isThatOfALargerBatch() {
        try (var one = new Trainer(plan().withTrials(16, 32), ENGINE);
                var two = new Trainer(plan().withTrials(8, 32).accumulating(2), ENGINE)) {
            for (int i = 0; i < 3; i++) {
                var expected = one.next();
                var found = two.next();

                assertThat(found.number()).isEqualTo(expected.number());
                assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-6));
                assertThat(found.accuracy()).isCloseTo(expected.accuracy(), within(1e-12));
                assertThat(found.gradient()).isCloseTo(expected.gradient(), within(1e-5));
            }
        }
    }

    /// Cells that should be silent, at any cost, fall silent.
    @Test
    void next_whereSpikesCost_makesCellsFireLess() {
        var costs = List.<ActivityPenalty>of(
                new ActivityPenalty.Rate("excitatory", 0, 1), new ActivityPenalty.Rate("inhibitory", 0, 1));
        try (var plain = new Trainer(plan(), ENGINE);
                var costly = new Trainer(plan().withCosts(costs), ENGINE)) {
            for (int i = 0; i < 30; i++) {
                plain.next();
                costly.next();
            }

            assertThat(spikes(costly)).isLessThan(spikes(plain) / 2);
        }
    }

    private static double spikes(Trainer trainer) {
        double[] sum = {0};
        var watched = List.of("excitatory.spikes", "inhibitory.spikes");
        try (var activity = trainer.network().activity(watched)) {
            var trials = trainer.inputs("counted", 0, 8);
            activity.run(
                    trials,
                    (course, _) -> watched.forEach(name -> {
                        for (int cell = 0; cell < course.size(name); cell++) {
                            sum[0] += course.of(name, cell).stream().sum();
                        }
                    }));
        }
        return sum[0];
    }

    @Test
    void mask_withoutATarget_isRefused() {
        assertThatThrownBy(() -> new Trainer(plan(new Mask.FixedProbability(0.01), Dale.ABSOLUTE, 1), ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of probability 0.01 leaves a cell none of 32 targets; give at least 0.03125");
    }
}
