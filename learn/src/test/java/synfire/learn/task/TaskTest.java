package synfire.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// What a trial must keep to, and the input it gets.
final class TaskTest {

    private static final RandomKey KEY = RandomKey.ofSeed(9);
    private static final Layout SPIKES = new Layout(
            1, Code.SPIKES, Layout.groups(2, List.of("a", "b")), new Answer.Classes(List.of("no", "yes")), 10);
    private static final Layout SIGNALS = new Layout(
            1, new Code.Values(0.1, 0), Layout.groups(1, List.of("a")), new Answer.Signals(List.of("y")), 10);

    @Test
    void trial_labelOutOfRange_saysWhichThereAre() {
        refuses(
                SPIKES,
                new LossWindow(0, 10, 1, 2),
                "the loss window from step 0 to step 10 has label 2; the classes are "
                        + "numbered from 0 to 1 (no, yes)");
        refuses(
                SPIKES,
                new LossWindow(0, 10, 1, LossWindow.NO_LABEL),
                "the loss window from step 0 to step 10 has label -1; "
                        + "the classes are numbered from 0 to 1 (no, yes)");
        refuses(
                SIGNALS,
                new LossWindow(0, 10, 1, 0),
                "the loss window from step 0 to step 10 has label 0, but the answer is "
                        + "signals; leave the label out");
    }

    @Test
    void trial_lossWindowOutside_saysWhereTheTrialEnds() {
        refuses(
                SPIKES,
                new LossWindow(5, 11, 1, 0),
                "the loss window from step 5 to step 11 lies outside the trial, which "
                        + "ends at step 10; end it there");
    }

    @Test
    void trial_driveOutside_saysWhere() {
        refuses(
                SPIKES,
                new Drive.Poisson(0, 5, 0, 10, 10),
                "a drive of channels 0 to 4; the channels are numbered from 0 to 3");
        refuses(SPIKES, new Drive.Spike(0, 10), "a drive from step 10 to step 11; the trial ends at step 10");
        refuses(
                SPIKES,
                new Drive.Poisson(0, 2, 0, 10, 1001),
                "channels 0 to 1 fire at 1001.0 Hz, but a step of 1.0 ms holds "
                        + "one spike at most; choose at most 1000.0 Hz or a shorter step");
        refuses(
                SPIKES,
                new Drive.Level(0, 2, 0, 10, 1, 0),
                "channels 0 to 1 are driven by a level, but the task's input is " + "spikes; use spike sources");
        refuses(
                SIGNALS,
                new Drive.Spike(0, 0),
                "channels 0 to 0 are driven by a spike source, but the task's input is values; " + "use levels");
    }

    @Test
    void trial_targetOfAnotherSize_saysWhichItNeeds() {
        var script = new Script(
                List.of(new Phase("all", 0, 10)),
                List.of(),
                List.of(new LossWindow(0, 10, 1, LossWindow.NO_LABEL)),
                Series.none(10),
                new TreeMap<>());

        assertThatThrownBy(() -> task(SIGNALS, script).trial(KEY, 0))
                .hasMessage(
                        "the target has 10 steps of 0 channels; give it 10 steps of 1 channels, as the trial and the "
                                + "answer have");
    }

    @Test
    void trial_phasesWithAGapOrTooLong_sayWhere() {
        var gap = new Script(
                List.of(new Phase("one", 0, 4), new Phase("two", 5, 8)),
                List.of(),
                List.of(new LossWindow(0, 1, 1, 0)),
                Series.none(8),
                new TreeMap<>());
        var tooLong = new Script(
                List.of(new Phase("one", 0, 11)),
                List.of(),
                List.of(new LossWindow(0, 1, 1, 0)),
                Series.none(11),
                new TreeMap<>());

        assertThatThrownBy(() -> task(SPIKES, gap).trial(KEY, 0))
                .hasMessage("phase 'two' begins at step 5; begin it at step 4, where the one before it ends");
        assertThatThrownBy(() -> task(SPIKES, tooLong).trial(KEY, 0))
                .hasMessage("the trial has 11 steps; the task allows 1 to 10");
    }

    @Test
    void layout_mistakes_sayWhatIsWrong() {
        assertThatThrownBy(() -> SPIKES.group("c")).hasMessage("there is no channel group 'c'; the groups are a, b");
        assertThatThrownBy(() -> new Layout(1, Code.SPIKES, List.of(new ChannelGroup("a", 1, 2)), SPIKES.answer(), 10))
                .hasMessage("channel group 'a' begins at channel 1; begin it at 0, where the one before it ends");
        assertThatThrownBy(() -> new Layout(1, Code.SPIKES, Layout.groups(1, List.of("a", "a")), SPIKES.answer(), 10))
                .hasMessage("two channel groups are named 'a'; rename one");
    }

    @Test
    void events_overlappingDrives_areUnitedAndSorted() {
        var events = (Events) trial(
                        SPIKES,
                        new Drive.Spike(3, 2),
                        new Drive.Poisson(0, 2, 2, 3, 1000),
                        new Drive.Spike(1, 2),
                        new Drive.Spike(0, 9))
                .input();

        assertThat(events.size()).isEqualTo(4);
        var ids = new int[6];
        events.copyIds(ids, 1);
        assertThat(ids).containsExactly(0, 0, 1, 3, 0, 0);
        var offsets = new int[11];
        events.copyOffsets(offsets, 0);
        assertThat(offsets).containsExactly(0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 4);
    }

    @Test
    void values_overlappingLevels_areAdded() {
        var script = new Script(
                List.of(new Phase("all", 0, 4)),
                List.of(new Drive.Level(0, 1, 0, 3, 0.5, 0), new Drive.Level(0, 1, 2, 4, 0.25, 0)),
                List.of(new LossWindow(0, 4, 1, LossWindow.NO_LABEL)),
                Series.of(4, 1, 0, 0, 0, 0),
                new TreeMap<>());

        assertThat(task(SIGNALS, script).trial(KEY, 0).input()).isEqualTo(Series.of(4, 1, 0.5f, 0.5f, 0.75f, 0.25f));
    }

    @Test
    void scoring_classes_takesTheLargestMeanOfTheWindow() {
        var trial = trial(SPIKES, new Drive.Spike(0, 0));
        var outputs = new float[20];
        outputs[0] = 9; // before the window
        outputs[2 * 5 + 1] = 1;

        assertThat(Scoring.chosen(new LossWindow(5, 10, 1, 0), Series.of(10, 2, outputs)))
                .isEqualTo(1);
        assertThat(Scoring.chosen(trial.windows().getFirst(), Series.of(10, 2, outputs)))
                .isZero();
        assertThat(Scoring.correct(SPIKES, trial, Series.of(10, 2, outputs))).isEqualTo(1);
    }

    private static void refuses(Layout layout, LossWindow window, String message) {
        assertThatThrownBy(() -> task(layout, script(layout, List.of(), window)).trial(KEY, 0))
                .hasMessage(message);
    }

    private static void refuses(Layout layout, Drive drive, String message) {
        int label = layout == SPIKES ? 0 : LossWindow.NO_LABEL;
        assertThatThrownBy(() -> task(layout, script(layout, List.of(drive), new LossWindow(0, 10, 1, label)))
                        .trial(KEY, 0))
                .hasMessage(message);
    }

    private static Trial trial(Layout layout, Drive... drives) {
        return task(layout, script(layout, List.of(drives), new LossWindow(0, 10, 1, 0)))
                .trial(KEY, 0);
    }

    private static Script script(Layout layout, List<Drive> drives, LossWindow window) {
        int width = layout.answer().signals();
        return new Script(
                List.of(new Phase("all", 0, 10)),
                drives,
                List.of(window),
                Series.of(10, width, new float[10 * width]),
                new TreeMap<>());
    }

    private static Task task(Layout layout, Script script) {
        return new Task() {
            @Override
            public Layout layout() {
                return layout;
            }

            @Override
            public Script script(long index, CounterStream random) {
                return script;
            }
        };
    }
}
