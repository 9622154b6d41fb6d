package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.learn.task.Events;
import synfire.learn.task.Layout;
import synfire.learn.task.Phase;
import synfire.learn.task.Scoring;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.network.random.RandomKey;

/// What an observer can reach who sees nothing but the spikes: as the pages of the tasks say.
final class IdealObserverTest {

    private static final RandomKey KEY = RandomKey.ofSeed(11).split("train");
    private static final int TRIALS = 400;

    @Test
    void evidenceAccumulation_countingCues_isAlwaysRight() {
        var layout = EvidenceAccumulation.NETWORK.task().layout();

        assertThat(accuracy(EvidenceAccumulation.NETWORK.task(), trial -> {
                    int left = 0;
                    for (var cue : trial.phases()) {
                        left += spikes(trial, layout, "left", cue) > spikes(trial, layout, "right", cue) ? 1 : 0;
                    }
                    return left > 3 ? 1 : 0;
                }))
                .isEqualTo(1);
    }

    @Test
    void matchToSample_comparing_isAlwaysRight() {
        var task = DelayedMatchToSample.KIND.task(Map.of("stimuli", "4"));

        assertThat(accuracy(
                        task,
                        trial -> strongest(trial, task.layout(), "stimulus", 4, phase(trial, "sample"))
                                        == strongest(trial, task.layout(), "stimulus", 4, phase(trial, "test"))
                                ? 1
                                : 0))
                .isEqualTo(1);
    }

    @Test
    void matchToSample_notLookingAtTheSample_isAtChance() {
        var task = DelayedMatchToSample.KIND.task();

        assertThat(accuracy(task, trial -> strongest(trial, task.layout(), "stimulus", 2, phase(trial, "test"))))
                .isCloseTo(0.5, within(4 * Math.sqrt(0.25 / TRIALS)));
    }

    @Test
    void matchToCategory_decodingDirections_isAlwaysRight() {
        var task = DelayedMatchToCategory.KIND.task();

        assertThat(accuracy(
                        task,
                        trial -> category(trial, phase(trial, "sample")) == category(trial, phase(trial, "test"))
                                ? 1
                                : 0))
                .isGreaterThan(0.999);
    }

    @Test
    void contextIntegration_rightStream_isNearlyAlwaysRightAndBothStreamsAreNot() {
        var task = ContextIntegration.KIND.task();
        var layout = task.layout();

        assertThat(accuracy(task, trial -> {
                    boolean motion = spikes(trial, layout, "context_motion", trial) > 0;
                    return evidence(trial, layout, motion ? "motion" : "colour") > 0 ? 1 : 0;
                }))
                .isGreaterThan(0.99);
        assertThat(accuracy(
                        task,
                        trial -> evidence(trial, layout, "motion") + evidence(trial, layout, "colour") > 0 ? 1 : 0))
                .isCloseTo(0.75, within(4 * Math.sqrt(0.75 * 0.25 / TRIALS)));
    }

    @Test
    void parametricWorkingMemory_comparing_isNearlyAlwaysRightAndTheFirstAloneIsNot() {
        var task = ParametricWorkingMemory.KIND.task();
        var layout = task.layout();

        assertThat(accuracy(task, trial -> speed(trial, layout, "first") > speed(trial, layout, "second") ? 1 : 0))
                .isGreaterThan(0.99);
        assertThat(accuracy(task, trial -> trial.script().conditions().get("first") > 22 ? 1 : 0))
                .isCloseTo(0.7, within(4 * Math.sqrt(0.7 * 0.3 / TRIALS)));
    }

    @Test
    void goNoGo_seeingTheStimulus_isAlwaysRight() {
        var task = GoNoGo.KIND.task();

        assertThat(accuracy(task, trial -> spikes(trial, task.layout(), "go", phase(trial, "stimulus")) > 0 ? 1 : 0))
                .isEqualTo(1);
    }

    @Test
    void nBack_rememberingTwo_isAlwaysRight() {
        var task = NBack.KIND.task();
        for (int i = 0; i < 200; i++) {
            var trial = task.trial(KEY, i);
            var shown = trial.phases().stream()
                    .filter(phase -> phase.name().equals("stimulus"))
                    .mapToInt(phase -> strongest(trial, task.layout(), "stimulus", 4, phase))
                    .toArray();

            assertThat(trial.windows())
                    .extracting(window -> window.label())
                    .containsExactlyElementsOf(IntStream.range(2, 8)
                            .mapToObj(k -> shown[k] == shown[k - 2] ? 1 : 0)
                            .toList());
        }
    }

    @Test
    void readySetGo_measuring_isAlwaysRightAndTheBestBlindAnswerAtTwoFifths() {
        var task = IntervalReproduction.READY_SET_GO.task();

        assertThat(timed(task, trial -> measured(trial, task.layout()))).isEqualTo(1);
        assertThat(bestBlind(task)).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / TRIALS)));
    }

    @Test
    void intervalReproduction_measuring_isAlwaysRightAndTheBestBlindAnswerSometimes() {
        var task = IntervalReproduction.REPRODUCTION.task();

        assertThat(timed(task, trial -> measured(trial, task.layout()))).isEqualTo(1);
        assertThat(bestBlind(task)).isCloseTo(0.36, within(4 * Math.sqrt(0.24 / TRIALS)));
    }

    private static double accuracy(Task task, ToIntFunction<Trial> observer) {
        return IntStream.range(0, TRIALS)
                .mapToObj(i -> task.trial(KEY, i))
                .mapToInt(trial -> observer.applyAsInt(trial) == trial.label() ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// The accuracy of a ramp that reaches 1 after as many steps as the observer says.
    private static double timed(Task task, ToIntFunction<Trial> steps) {
        return IntStream.range(0, TRIALS)
                .mapToObj(i -> task.trial(KEY, i))
                .mapToDouble(trial -> Scoring.correct(task.layout(), trial, ramp(trial, steps.applyAsInt(trial))))
                .average()
                .orElse(0);
    }

    private static double bestBlind(Task task) {
        var trials =
                IntStream.range(0, TRIALS).mapToObj(i -> task.trial(KEY, i)).toList();
        return IntStream.range(10, 33)
                .map(i -> 40 * i)
                .mapToDouble(guess -> trials.stream()
                        .mapToDouble(trial -> Scoring.correct(task.layout(), trial, ramp(trial, guess)))
                        .average()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private static Series ramp(Trial trial, int steps) {
        var values = new float[trial.steps()];
        int from = trial.windows().getFirst().from();
        for (int t = from; t < values.length; t++) {
            values[t] = (t - from) / (float) steps;
        }
        return Series.of(values.length, 1, values);
    }

    /// Steps from the first spike of ready to that of set.
    private static int measured(Trial trial, Layout layout) {
        return first(trial, layout, "set") - first(trial, layout, "ready");
    }

    private static int first(Trial trial, Layout layout, String group) {
        var events = (Events) trial.input();
        var channels = layout.group(group);
        return IntStream.range(0, events.steps())
                .filter(t -> IntStream.range(events.offset(t), events.offset(t + 1))
                        .anyMatch(e -> events.id(e) >= channels.first() && events.id(e) < channels.end()))
                .findFirst()
                .orElse(0);
    }

    private static int category(Trial trial, Phase phase) {
        var events = (Events) trial.input();
        double x = 0;
        double y = 0;
        for (int e = events.offset(phase.from()); e < events.offset(phase.end()); e++) {
            if (events.id(e) < 36) {
                x += Math.cos(2 * Math.PI * events.id(e) / 36);
                y += Math.sin(2 * Math.PI * events.id(e) / 36);
            }
        }
        return (Math.toDegrees(Math.atan2(y, x)) - 45 + 720) % 360 < 180 ? 1 : 0;
    }

    private static double evidence(Trial trial, Layout layout, String stream) {
        return spikes(trial, layout, stream + "_right", trial) - spikes(trial, layout, stream + "_left", trial);
    }

    private static double speed(Trial trial, Layout layout, String phase) {
        return spikes(trial, layout, "rising", phase(trial, phase))
                - spikes(trial, layout, "falling", phase(trial, phase));
    }

    private static int strongest(Trial trial, Layout layout, String name, int count, Phase phase) {
        return IntStream.range(0, count)
                .boxed()
                .max((a, b) ->
                        Long.compare(spikes(trial, layout, name + a, phase), spikes(trial, layout, name + b, phase)))
                .orElse(0);
    }

    private static Phase phase(Trial trial, String name) {
        return trial.script().phase(name);
    }

    private static long spikes(Trial trial, Layout layout, String group, Trial whole) {
        return spikes(trial, layout, group, new Phase("whole", 0, whole.steps()));
    }

    private static long spikes(Trial trial, Layout layout, String group, Phase phase) {
        var events = (Events) trial.input();
        var channels = layout.group(group);
        return IntStream.range(events.offset(phase.from()), events.offset(phase.end()))
                .filter(e -> events.id(e) >= channels.first() && events.id(e) < channels.end())
                .count();
    }
}
