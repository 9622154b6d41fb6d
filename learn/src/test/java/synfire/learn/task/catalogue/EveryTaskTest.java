package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.learn.task.Answer;
import synfire.learn.task.Drive;
import synfire.learn.task.Events;
import synfire.learn.task.Scoring;
import synfire.learn.task.Series;
import synfire.learn.task.TaskKind;
import synfire.learn.task.Trial;
import synfire.network.random.RandomKey;

/// What holds for every task of the catalogue.
final class EveryTaskTest {

    private static final RandomKey TRAIN = RandomKey.ofSeed(7).split("train");
    private static final RandomKey HELD_OUT = RandomKey.ofSeed(7).split("held-out");

    static List<TaskKind> all() {
        return Tasks.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void trial_madeAgainByAnotherTaskObject_isTheSame(TaskKind kind) {
        var task = SampleFiles.task(kind);
        task.trial(TRAIN, 3);

        assertThat(task.trial(TRAIN, 5)).isEqualTo(SampleFiles.task(kind).trial(TRAIN, 5));
    }

    @ParameterizedTest
    @MethodSource("all")
    void trial_otherNumberOrKey_isAnotherUnlessFrozen(TaskKind kind) {
        var task = SampleFiles.task(kind);
        boolean frozen = kind == PatternGeneration.KIND || kind == RasterRegression.KIND;

        assertThat(task.trial(TRAIN, 5).input().equals(task.trial(TRAIN, 6).input()))
                .isEqualTo(frozen);
        assertThat(task.trial(TRAIN, 5)
                        .input()
                        .equals(task.heldOut().trial(HELD_OUT, 5).input()))
                .isEqualTo(frozen);
    }

    @ParameterizedTest
    @MethodSource("all")
    void trials_many_fitTheLayoutAndComeNearItsLongest(TaskKind kind) {
        var task = SampleFiles.task(kind);
        int longest = 0;
        for (int i = 0; i < 600; i++) {
            var trial = task.trial(TRAIN, i);
            longest = Math.max(longest, trial.steps());
            assertThat(trial.input().steps()).isEqualTo(trial.steps());
            assertThat(trial.input().width()).isEqualTo(task.layout().inputs());
        }

        assertThat(longest)
                .isBetween(
                        (int) (task.layout().longestSteps() * 0.95),
                        task.layout().longestSteps());
    }

    @ParameterizedTest
    @MethodSource("all")
    void classes_manyTrials_areBalancedSoABlindGuessIsAtChance(TaskKind kind) {
        var task = SampleFiles.task(kind);
        if (!(task.layout().answer() instanceof Answer.Classes(var names))) {
            return;
        }
        var counts = new long[names.size()];
        long asked = 0;
        for (int i = 0; i < 2000; i++) {
            for (var window : task.trial(TRAIN, i).windows()) {
                counts[window.label()]++;
                asked++;
            }
        }

        double p = 1.0 / names.size();
        for (long count : counts) {
            assertThat((double) count).isCloseTo(asked * p, within(4 * Math.sqrt(asked * p * (1 - p))));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void spikes_manyTrials_areAsManyAsTheirRatesSay(TaskKind kind) {
        var task = SampleFiles.task(kind);
        double mean = 0;
        double variance = 0;
        long spikes = 0;
        for (int i = 0; i < 100; i++) {
            var trial = task.trial(TRAIN, i);
            spikes += ((Events) trial.input()).size();
            for (var drive : trial.script().drives()) {
                double p = drive instanceof Drive.Poisson poisson
                        ? poisson.rateHz() * task.layout().dtMs() / 1000
                        : 1;
                double cells = (double) (drive.last() - drive.first()) * (drive.end() - drive.from());
                mean += cells * p;
                variance += cells * p * (1 - p);
            }
        }

        assertThat((double) spikes).isCloseTo(mean, within(4 * Math.sqrt(variance) + 1e-9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void values_manySteps_haveTheLevelsAndTheNoiseAskedFor(TaskKind kind) {
        var code = kind.parameters().stream()
                .filter(parameter ->
                        parameter.name().equals("code") || parameter.name().equals("noise"))
                .count();
        if (code != 2) {
            return;
        }
        var task = SampleFiles.task(kind, Map.of("code", "values", "noise", "0.2"));
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int i = 0; i < 20; i++) {
            var trial = task.trial(TRAIN, i);
            var exact = SampleFiles.task(kind, Map.of("code", "values", "noise", "0"))
                    .trial(TRAIN, i);
            for (var drive : trial.script().drives()) {
                for (int t = drive.from(); t < drive.end(); t++) {
                    double noise = ((Series) trial.input()).get(t, drive.first())
                            - ((Series) exact.input()).get(t, drive.first());
                    sum += noise;
                    squares += noise * noise;
                    count++;
                }
            }
        }

        // standard errors of a mean and of a variance of normal numbers
        assertThat(sum / count).isCloseTo(0, within(4 * 0.2 / Math.sqrt(count)));
        assertThat(squares / count).isCloseTo(0.04, within(4 * 0.04 * Math.sqrt(2.0 / count)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void target_asOutput_isPerfect(TaskKind kind) {
        var task = SampleFiles.task(kind);
        var trial = task.trial(TRAIN, 1);

        switch (task.layout().answer()) {
            case Answer.Classes _ ->
                assertThat(Scoring.correct(
                                task.layout(), trial, rightClasses(task.layout().outputs(), trial)))
                        .isEqualTo(1);
            case Answer.Timing _ ->
                assertThat(Scoring.correct(task.layout(), trial, trial.target()))
                        .isEqualTo(1);
            case Answer.Signals _ ->
                assertThat(Scoring.squaredError(trial, trial.target())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void named_itsName_isIt(TaskKind kind) {
        assertThat(Tasks.named(kind.name())).isSameAs(kind);
        assertThat(kind.settings(Map.of()).texts()).containsKey("dt");
    }

    @Test
    void named_unknown_saysWhichThereAre() {
        assertThatThrownBy(() -> Tasks.named("go-nogo"))
                .hasMessage(
                        "there is no task 'go-nogo' (did you mean 'go-no-go'?); choose one of evidence-accumulation, "
                                + "evidence-eprop, delayed-match-to-sample, delayed-match-to-category, context-integration, "
                                + "parametric-working-memory, interval-reproduction, ready-set-go, go-no-go, n-back, "
                                + "pattern-generation, raster-regression, image-classification");
    }

    private static Series rightClasses(int outputs, Trial trial) {
        var values = new float[trial.steps() * outputs];
        for (var window : trial.windows()) {
            for (int t = window.from(); t < window.end(); t++) {
                values[t * outputs + window.label()] = 1;
            }
        }
        return Series.of(trial.steps(), outputs, values);
    }
}
