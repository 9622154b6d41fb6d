package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.learn.task.Events;
import synfire.learn.task.LossWindow;
import synfire.learn.task.Phase;
import synfire.learn.task.Series;
import synfire.learn.task.Trial;
import synfire.network.random.RandomKey;

final class EvidenceAccumulationTest {

    private static final RandomKey KEY = RandomKey.ofSeed(20).split("train");

    @Test
    void trial_usualSettings_hasTheTimingOfTheReference() {
        var trial = EvidenceAccumulation.NETWORK.task().trial(KEY, 0);

        assertThat(trial.steps()).isEqualTo(2200);
        assertThat(trial.phases().stream().filter(phase -> phase.name().equals("cue")))
                .containsExactlyElementsOf(IntStream.range(0, 7)
                        .mapToObj(k -> new Phase("cue", 50 + 150 * k, 150 + 150 * k))
                        .toList());
        assertThat(trial.script().phase("delay")).isEqualTo(new Phase("delay", 1050, 2050));
        assertThat(trial.windows()).containsExactly(new LossWindow(2050, 2200, 1, trial.label()));
        assertThat(trial.target()).isEqualTo(Series.none(2200));
    }

    @Test
    void trial_eprop_hasTheTimingAndChannelsOfTheReference() {
        var task = EvidenceAccumulation.EPROP.task();

        assertThat(task.layout().inputs()).isEqualTo(40);
        assertThat(task.trial(KEY, 0).windows())
                .extracting(LossWindow::from, LossWindow::end)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2100, 2250));
    }

    @Test
    void spikes_manyTrials_haveTheRatesOfTheReference() {
        int trials = 200;
        long active = 0;
        long silent = 0;
        long recall = 0;
        long early = 0;
        long noise = 0;
        for (int i = 0; i < trials; i++) {
            var events =
                    (Events) EvidenceAccumulation.NETWORK.task().trial(KEY, i).input();
            for (int t = 0; t < events.steps(); t++) {
                boolean cue = t < 1050 && t % 150 >= 50;
                for (int e = events.offset(t); e < events.offset(t + 1); e++) {
                    int id = events.id(e);
                    active += id < 50 && cue ? 1 : 0;
                    silent += id < 50 && !cue ? 1 : 0;
                    recall += id >= 50 && id < 75 && t >= 2050 ? 1 : 0;
                    early += id >= 50 && id < 75 && t < 2050 ? 1 : 0;
                    noise += id >= 75 ? 1 : 0;
                }
            }
        }

        assertBinomial(active, trials * 700L * 25, 0.04);
        assertBinomial(recall, trials * 150L * 25, 0.04);
        assertBinomial(noise, trials * 2200L * 25, 0.01);
        assertThat(silent + early).isZero();
    }

    @Test
    void label_cuesCounted_isTheMajorityAndBalanced() {
        var task = EvidenceAccumulation.NETWORK.task();
        var eprop = EvidenceAccumulation.EPROP.task();
        int trials = 2000;
        int ones = 0;
        var lefts = new int[8];
        for (int i = 0; i < trials; i++) {
            var trial = task.trial(KEY, i);
            int left = leftCues(trial);
            assertThat(trial.label()).isEqualTo(left > 3 ? 1 : 0);
            assertThat(trial.script().conditions()).containsEntry("left", (double) left);
            ones += trial.label();
            lefts[left]++;
            var other = eprop.trial(KEY, i);
            assertThat(other.label()).isEqualTo(other.script().conditions().get("left") > 3 ? 0 : 1);
        }

        assertBinomial(ones, trials, 0.5);
        for (int k = 0; k <= 7; k++) {
            double p = choose7(k)
                    * (Math.pow(0.3, k) * Math.pow(0.7, 7 - k) + Math.pow(0.7, k) * Math.pow(0.3, 7 - k))
                    / 2;
            assertBinomial(lefts[k], trials, p);
        }
    }

    @Test
    void trial_madeAgain_isTheSame() {
        var task = EvidenceAccumulation.NETWORK.task();

        assertThat(task.trial(KEY, 17))
                .isEqualTo(EvidenceAccumulation.NETWORK.task().trial(KEY, 17));
        assertThat(task.trial(KEY, 17).input()).isNotEqualTo(task.trial(KEY, 18).input());
        assertThat(task.trial(KEY, 17).input())
                .isNotEqualTo(
                        task.trial(RandomKey.ofSeed(20).split("held-out"), 17).input());
    }

    @Test
    void values_onePerFeature_areRateTimesStep() {
        var task = EvidenceAccumulation.NETWORK.task(Map.of("code", "values"));

        var trial = task.trial(KEY, 3);

        var input = (Series) trial.input();
        assertThat(input.width()).isEqualTo(4);
        assertThat(input.get(0, 3)).isCloseTo(0.01f, within(1e-9f));
        assertThat(input.get(49, 0) + input.get(49, 1)).isZero();
        assertThat(input.get(50, 0) + input.get(50, 1)).isCloseTo(0.04f, within(1e-9f));
        assertThat(input.get(2049, 2)).isZero();
        assertThat(input.get(2050, 2)).isCloseTo(0.04f, within(1e-9f));
    }

    @Test
    void task_evenNumberOfCues_saysWhy() {
        assertThatThrownBy(() -> EvidenceAccumulation.NETWORK.task(Map.of("cues", "6")))
                .hasMessage("task 'evidence-accumulation': cues: 6 cues can be shared evenly; choose an odd number");
    }

    /// Cues in which the left channels fired: 25 channels at 40 Hz are silent for 100 ms once in e^100.
    private static int leftCues(Trial trial) {
        var events = (Events) trial.input();
        int left = 0;
        for (var phase : trial.phases()) {
            if (phase.name().equals("cue")) {
                left += IntStream.range(events.offset(phase.from()), events.offset(phase.end()))
                                .anyMatch(e -> events.id(e) < 25)
                        ? 1
                        : 0;
            }
        }
        return left;
    }

    private static double choose7(int k) {
        return new double[] {1, 7, 21, 35, 35, 21, 7, 1}[k];
    }

    private static void assertBinomial(long count, long draws, double p) {
        assertThat((double) count).isCloseTo(draws * p, within(4 * Math.sqrt(draws * p * (1 - p))));
    }
}
