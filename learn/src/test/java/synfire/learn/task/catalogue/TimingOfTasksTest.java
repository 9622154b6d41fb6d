package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import synfire.learn.task.LossWindow;
import synfire.learn.task.Task;
import synfire.network.random.RandomKey;

/// When what happens, as the sources say.
final class TimingOfTasksTest {

    private static final RandomKey KEY = RandomKey.ofSeed(3).split("train");

    @Test
    void matchToSample_usual_hasTheTimingOfItsPage() {
        assertThat(timing(DelayedMatchToSample.KIND.task()))
                .isEqualTo("fixation 0, sample 300, delay 800, test 1800, go 2300, end 2450; asked 2300 to 2450");
    }

    @Test
    void matchToCategory_usual_hasTheTimingOfItsPage() {
        assertThat(timing(DelayedMatchToCategory.KIND.task()))
                .isEqualTo("fixation 0, sample 500, delay 1150, test 2150, go 2800, end 2950; asked 2800 to 2950");
    }

    @Test
    void contextIntegration_usual_hasTheTimingOfItsPage() {
        assertThat(timing(ContextIntegration.KIND.task()))
                .isEqualTo("fixation 0, stimulus 300, delay 1050, go 1350, end 1500; asked 1350 to 1500");
    }

    @Test
    void parametricWorkingMemory_usual_hasTheTimingOfItsPage() {
        assertThat(timing(ParametricWorkingMemory.KIND.task()))
                .isEqualTo("fixation 0, first 500, delay 1000, second 2000, go 2500, end 2650; asked 2500 to 2650");
    }

    @Test
    void goNoGo_usual_hasTheTimingOfItsPage() {
        assertThat(timing(GoNoGo.KIND.task()))
                .isEqualTo("stimulus 0, delay 500, decision 1000, end 1500; asked 1000 to 1500");
    }

    @Test
    void nBack_threeItems_hasTheTimingOfItsPage() {
        assertThat(timing(NBack.KIND.task(Map.of("items", "3", "n", "1"))))
                .isEqualTo("stimulus 0, pause 150, stimulus 250, pause 400, stimulus 500, pause 650, end 750; "
                        + "asked 400 to 500, asked 650 to 750");
    }

    @Test
    void readySetGo_usual_asksFromSetOn() {
        var task = IntervalReproduction.READY_SET_GO.task(Map.of("interval", "480 ms"));

        assertThat(timing(task))
                .isEqualTo("fixation 0, ready 100, measure 150, set 580, production 630, end 1210; asked 580 to 1210");
        var target = task.trial(KEY, 0).target();
        assertThat(target.get(579, 0)).isZero();
        assertThat(target.get(580, 0)).isZero();
        assertThat(target.get(820, 0)).isEqualTo(0.5f);
        assertThat(target.get(1060, 0)).isEqualTo(1);
    }

    @Test
    void intervalReproduction_usual_asksFromGoOn() {
        var task = IntervalReproduction.REPRODUCTION.task(Map.of("interval", "600 ms", "delay", "800 ms"));

        assertThat(timing(task))
                .isEqualTo(
                        "fixation 0, ready 100, measure 150, set 700, delay 750, go 1550, production 1600, end 2300; "
                                + "asked 1550 to 2300");
    }

    @Test
    void timing_coarserStep_countsFewerSteps() {
        assertThat(timing(GoNoGo.KIND.task(Map.of("dt", "10 ms"))))
                .isEqualTo("stimulus 0, delay 50, decision 100, end 150; asked 100 to 150");
    }

    @Test
    void task_mistakes_sayWhatWhereAndTheFix() {
        assertThatThrownBy(() -> NBack.KIND.task(Map.of("items", "2")))
                .hasMessage("task 'n-back': items: 2 stimuli have none 2 places back to compare; choose at least 3");
        assertThatThrownBy(() -> NBack.KIND.task(Map.of("pause", "0 ms")))
                .hasMessage(
                        "task 'n-back': pause: the answer counts in the pause, so it cannot be empty; choose one step or more");
        assertThatThrownBy(() -> DelayedMatchToCategory.KIND.task(Map.of("boundary", "60")))
                .hasMessage(
                        "task 'delayed-match-to-category': boundary: a direction lies on the boundary at 60 degrees; move it off the multiples of 30");
        assertThatThrownBy(() -> DelayedMatchToCategory.KIND.task(Map.of("directions", "7")))
                .hasMessage(
                        "task 'delayed-match-to-category': directions: 7 directions cannot be parted evenly; choose an even number");
        assertThatThrownBy(() -> IntervalReproduction.READY_SET_GO.task(Map.of("interval", "40 ms")))
                .hasMessage(
                        "task 'ready-set-go': interval: an interval of 40.0 ms is over before a pulse of 50.0 ms; choose longer intervals or a shorter pulse");
        assertThatThrownBy(() -> GoNoGo.KIND.task(Map.of("delay", "20000 s")))
                .hasMessage(
                        "task 'go-no-go': dt: the longest trial has 20,001,000 steps of 1.0 ms; shorten the phases or lengthen the step to have 1 to 1,000,000");
        assertThatThrownBy(() -> GoNoGo.KIND.task(Map.of("rate", "2000 Hz")).trial(KEY, 0))
                .hasMessage(
                        "channels 25 to 49 fire at 2000.0 Hz, but a step of 1.0 ms holds one spike at most; choose at most 1000.0 Hz or a shorter step");
    }

    private static String timing(Task task) {
        var trial = task.trial(KEY, 0);
        var phases = trial.phases().stream()
                .map(phase -> phase.name() + " " + phase.from())
                .collect(Collectors.joining(", "));
        var windows = trial.windows().stream()
                .map((LossWindow window) -> "asked %d to %d".formatted(window.from(), window.end()))
                .collect(Collectors.joining(", "));
        return phases + ", end " + trial.steps() + "; " + windows;
    }
}
