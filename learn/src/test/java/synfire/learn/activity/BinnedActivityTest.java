package synfire.learn.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.learn.readout.Reservoir;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.learn.task.catalogue.Tasks;
import synfire.network.random.RandomKey;

/// Activity that is known: unit 0 shows the evidence so far, unit 1 a constant, unit 2 the label in the
/// recall only.
final class BinnedActivityTest {

    private static final RandomKey KEY = RandomKey.ofSeed(8).split("train");
    private static final Task TASK =
            Tasks.named("evidence-accumulation").task(Map.of("code", "values", "dt", "10 ms", "delay", "200 ms"));

    @Test
    void of_knownActivity_isAveragedInBins() {
        var activity = activity(0, 4, 5);

        assertThat(activity.trials()).isEqualTo(4);
        assertThat(activity.units()).isEqualTo(3);
        assertThat(activity.bins()).isEqualTo(140 / 5);
        assertThat(activity.get(0, 3, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(activity.row(0, 27)).hasSize(3);
        assertThat(activity.condition("left").size()).isEqualTo(4);
        assertThatThrownBy(() -> activity.condition("right"))
                .hasMessage("the trials have no condition 'right'; they have left");
        assertThatThrownBy(() -> activity(0, 1, 141))
                .hasMessage("bins of 141 steps, but a trial is shorter; choose shorter bins");
    }

    @Test
    void tuning_unitThatCounts_followsTheCondition() {
        var tuning = UnitTuning.of(activity(0, 60, 10), "left", 11, 12);

        // after the cues unit 0 holds left − right = 2 left − 7
        assertThat(tuning.get(0).slope()).isCloseTo(2, within(1e-6));
        assertThat(tuning.get(0).offset()).isCloseTo(-7, within(1e-5));
        assertThat(tuning.get(0).correlation()).isCloseTo(1, within(1e-9));
        assertThat(tuning.get(1).correlation()).isZero();
        assertThatThrownBy(() -> UnitTuning.of(activity(0, 2, 10), "left", 3, 99))
                .hasMessage("bins 3 to 99 of 14; give at least one of them");
    }

    @Test
    void decoding_overTime_risesFromChanceToOne() {
        var accuracy = ChoiceDecoding.STANDARD.accuracy(activity(0, 300, 10), activity(300, 600, 10), 2);

        assertThat(accuracy.size()).isEqualTo(14);
        // before the first cue nothing is known; in the recall unit 2 tells
        assertThat(ChoiceDecoding.STANDARD
                        .accuracy(activity(0, 300, 5), activity(300, 600, 5), 2)
                        .get(0))
                .isCloseTo(0.5, within(4 * Math.sqrt(0.25 / 300)));
        assertThat(accuracy.get(3)).isBetween(0.6, 0.95);
        assertThat(accuracy.get(13)).isEqualTo(1);
    }

    @Test
    void stateSpace_classes_partAlongTheFirstComponent() {
        var space = StateSpace.of(activity(0, 200, 10), 2);

        var left = space.along(0, 1);
        var right = space.along(0, 0);
        assertThat(space.components().share(1)).isGreaterThan(0.95);
        assertThat(Math.abs(left.get(0) - right.get(0))).isLessThan(1);
        assertThat(Math.abs(left.get(12) - right.get(12))).isGreaterThan(3);
        assertThat(left.get(12) * right.get(12)).isNegative();
    }

    private static BinnedActivity activity(int from, int end, int binSteps) {
        return BinnedActivity.of(TASK, new Known(), KEY, from, end, binSteps);
    }

    private record Known() implements Reservoir {

        @Override
        public int units() {
            return 3;
        }

        @Override
        public Series activity(Trial trial) {
            var input = (Series) trial.input();
            var values = new float[trial.steps() * 3];
            double evidence = 0;
            for (int t = 0; t < trial.steps(); t++) {
                // a cue lasts 10 steps
                evidence += Math.signum(input.get(t, 0) - input.get(t, 1)) / 10;
                values[3 * t] = (float) evidence;
                values[3 * t + 1] = 0.5f;
                values[3 * t + 2] = input.get(t, 2) > 0 ? trial.label() : 0;
            }
            return Series.of(trial.steps(), 3, values);
        }
    }
}
