package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.learn.task.Events;
import synfire.learn.task.Series;
import synfire.network.random.RandomKey;

/// Tasks that play what was recorded or frozen: images, rasters, patterns.
final class RecordedTasksTest {

    private static final RandomKey KEY = RandomKey.ofSeed(5).split("train");
    private static final Map<String, String> SMALL = Map.of("train", "30", "test", "10", "classes", "3");

    @Test
    void image_byLatency_darkInkFirstAndFaintInkNever() {
        var task = images(Map.of("code", "latency")).heldOut();

        var trial = task.trial(KEY, 1);

        // image 31 is of class 1: row 1 has full ink, pixel (3, 0) has 31/255 and comes after 0.878 of 24 steps
        var events = (Events) trial.input();
        assertThat(trial.label()).isEqualTo(1);
        assertThat(events.offset(1)).isEqualTo(5);
        assertThat(events.id(0)).isEqualTo(5);
        assertThat(events.size()).isEqualTo(6);
        assertThat(events.id(5)).isEqualTo(15);
        assertThat(events.offset(21)).isEqualTo(5);
        assertThat(events.offset(22)).isEqualTo(6);
        assertThat(((Events) task.trial(KEY, 10).input()).size()).isEqualTo(6);
        assertThat(((Events) images(Map.of("code", "latency", "threshold", "0.2"))
                                .heldOut()
                                .trial(KEY, 1)
                                .input())
                        .size())
                .isEqualTo(5);
    }

    @Test
    void image_byRate_firesByInk() {
        var task = images(Map.of("rate", "1000 Hz")).heldOut();

        var events = (Events) task.trial(KEY, 1).input();

        int full = 0;
        for (int e = 0; e < events.size(); e++) {
            full += events.id(e) >= 5 && events.id(e) < 10 ? 1 : 0;
        }
        assertThat(full).isEqualTo(5 * 25);
        // pixel (3, 0) fires in 31/255 of the steps
        assertThat(events.size() - full).isBetween(0, 12);
    }

    @Test
    void image_asValues_isInk() {
        var series = (Series)
                images(Map.of("code", "values")).heldOut().trial(KEY, 1).input();

        assertThat(series.get(0, 5)).isEqualTo(1);
        assertThat(series.get(24, 15)).isCloseTo(31 / 255f, within(1e-6f));
        assertThat(series.get(24, 0)).isZero();
    }

    @Test
    void image_heldOut_comesInOrderAndIsNeverTrainedOn() {
        var task = images(Map.of());
        var trained = new HashSet<Double>();
        for (int i = 0; i < 1000; i++) {
            trained.add(task.trial(KEY, i).script().conditions().get("image"));
        }

        assertThat(trained).hasSize(30).allMatch(image -> image < 30);
        for (int i = 0; i < 20; i++) {
            assertThat(task.heldOut().trial(KEY, i).script().conditions()).containsEntry("image", 30.0 + i % 10);
        }
    }

    @Test
    void image_shifted_movesWhileTrainingOnly() {
        var task = images(Map.of("code", "values", "shift", "1"));
        var rows = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            var trial = task.trial(KEY, i);
            if (trial.label() == 1) {
                for (int row = 0; row < 4; row++) {
                    if (((Series) trial.input()).get(0, row * 5 + 2) == 1) {
                        rows.add(row);
                    }
                }
            }
        }

        assertThat(rows).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(((Series) task.heldOut().trial(KEY, 1).input()).get(0, 7)).isEqualTo(1);
    }

    @Test
    void image_mistakes_sayWhatWhereAndTheFix() {
        assertThatThrownBy(() -> SampleFiles.task(ImageClassification.KIND, Map.of()))
                .hasMessage(
                        "task 'image-classification': test: 8,000 images to train on and 2,000 held out are more than the 40 there are; choose fewer");
        assertThatThrownBy(() ->
                        SampleFiles.task(ImageClassification.KIND, Map.of("train", "30", "test", "10", "classes", "2")))
                .hasMessage(
                        "task 'image-classification': classes: an image has label 2, but the classes are numbered from 0 to 1; give at least 3 classes");
        assertThatThrownBy(() -> ImageClassification.KIND.task())
                .hasMessage(
                        "no file can be read here, so 't10k-images-idx3-ubyte.gz' cannot; give the task's files when it is made");
    }

    @Test
    void raster_target_isWhatALeakyReadoutOfItsSpikesGives() {
        var trial = SampleFiles.task(RasterRegression.KIND).trial(KEY, 0);

        assertThat(trial.steps()).isEqualTo(2000);
        assertThat(trial.target().get(99, 0)).isZero();
        assertThat(trial.target().get(100, 0)).isEqualTo(1);
        assertThat(trial.target().get(120, 0)).isCloseTo((float) Math.exp(-2), within(1e-6f));
        assertThat(trial.target().get(350, 5)).isEqualTo(1);
        var events = (Events) trial.input();
        assertThat(events.size()).isEqualTo(7);
        assertThat(events.offset(2) - events.offset(1)).isEqualTo(1);
        assertThat(events.id(0)).isEqualTo(2);
    }

    @Test
    void raster_generated_hasPoissonTrainsToPlayAndTwoWavesToDraw() {
        var task = RasterRegression.KIND.task(Map.of("input", "generated", "target", "generated"));

        var trial = task.trial(KEY, 0);

        var events = (Events) trial.input();
        assertThat(task.layout().inputs()).isEqualTo(100);
        assertThat(task.layout().outputs()).isEqualTo(100);
        assertThat((double) events.size()).isCloseTo(4000, within(4 * Math.sqrt(4000)));
        // both waves pass the middle at the beginning, and are 40 cells away from it after a quarter of their period
        assertThat(trial.target().get(0, 50)).isEqualTo(2);
        assertThat(trial.target().get(252, 90)).isGreaterThan(1);
        assertThat(trial.target().get(252, 10)).isGreaterThan(1);
        assertThat(trial.target().get(252, 50)).isLessThan(1e-6f);
    }

    @Test
    void pattern_input_isFrozenPoissonAndTargetsAreScaled() {
        var task = PatternGeneration.KIND.task(Map.of("outputs", "3"));

        var trial = task.trial(KEY, 0);

        var events = (Events) trial.input();
        assertThat((double) events.size()).isCloseTo(5000, within(4 * Math.sqrt(100_000 * 0.05 * 0.95)));
        for (int k = 0; k < 3; k++) {
            float largest = 0;
            for (int t = 0; t < 1000; t++) {
                largest = Math.max(largest, Math.abs(trial.target().get(t, k)));
            }
            assertThat(trial.target().get(0, k)).isZero();
            assertThat(largest).isEqualTo(1);
        }
        assertThat(trial.input()).isEqualTo(task.trial(RandomKey.ofSeed(1), 77).input());
        assertThat(trial.input())
                .isNotEqualTo(PatternGeneration.KIND
                        .task(Map.of("seed", "2"))
                        .trial(KEY, 0)
                        .input());
    }

    private static synfire.learn.task.Task images(Map<String, String> more) {
        var all = new java.util.HashMap<>(SMALL);
        all.putAll(more);
        return SampleFiles.task(ImageClassification.KIND, all);
    }
}
