package synfire.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.learn.task.Events;
import synfire.learn.task.catalogue.Tasks;
import synfire.network.random.RandomKey;

/// Tasks made of files: small ones written here, and the published ones where they are at hand.
final class StudyTaskFilesTest {

    private static final Path DIGITS =
            Path.of(System.getProperty("synfire.root", "..")).resolve("../shared/data/train_mnist10k");

    /// Three images of 1 × 2.
    private static final byte[] PIXELS = {
        0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255, 9, 9, (byte) 255, 0
    };

    @TempDir
    private Path folder;

    @Test
    void images_filesOfThreeImages_becomeATask() throws IOException {
        Files.write(folder.resolve("pixels"), PIXELS);
        Files.write(folder.resolve("classes"), new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 1});
        var settings = Map.of(
                "images", "pixels", "labels", "classes", "train", "2", "test", "1", "classes", "2", "code", "latency");
        var task = Tasks.named("image-classification").task(settings, new StudyTaskFiles(folder));

        var trial = task.heldOut().trial(RandomKey.ofSeed(1), 0);

        assertThat(trial.label()).isEqualTo(1);
        var events = (Events) trial.input();
        assertThat(events.size()).isEqualTo(1);
        assertThat(events.id(0)).isZero();
    }

    @Test
    void images_wrongAxesOrNumbers_saysWhichFile() throws IOException {
        Files.write(folder.resolve("pixels"), PIXELS);
        Files.write(folder.resolve("classes"), new byte[] {0, 0, 9, 1, 0, 0, 0, 1, -1});
        var files = new StudyTaskFiles(folder);

        assertThatThrownBy(() -> files.images("classes", "classes"))
                .hasMessage("classes: it holds no array of numbers with 3 axes; give images × rows × columns");
        assertThatThrownBy(() -> files.images("pixels", "pixels"))
                .hasMessage("pixels: it holds no array of numbers with one axis; give a class for each image");
        assertThatThrownBy(() -> files.images("pixels", "classes"))
                .hasMessage("classes: number 0 is -1.0; give whole numbers from 0 to 255");
    }

    @Test
    void spikes_eventFile_isARaster() throws IOException {
        Files.write(folder.resolve("input.bs1"), new byte[] {0, 3, 0, 0, 5});

        assertThat(new StudyTaskFiles(folder).spikes("input.bs1").cells()).isEqualTo(4);
    }

    @Test
    void digits_published_areSplitAndBalanced() {
        assumeThat(DIGITS).isDirectory();
        var task = Tasks.named("image-classification").task(Map.of(), new StudyTaskFiles(DIGITS));
        var counts = new int[10];
        for (int i = 0; i < 2000; i++) {
            counts[task.heldOut().trial(RandomKey.ofSeed(1), i).label()]++;
        }

        assertThat(task.layout().inputs()).isEqualTo(784);
        // the most frequent class among the held-out images: the chance that the task's page states
        assertThat(IntStream.of(counts)).allMatch(count -> count >= 150 && count <= 230);
    }
}
