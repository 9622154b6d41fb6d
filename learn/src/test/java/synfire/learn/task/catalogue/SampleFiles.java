package synfire.learn.task.catalogue;

import java.util.Map;
import synfire.learn.task.Images;
import synfire.learn.task.Task;
import synfire.learn.task.TaskFiles;
import synfire.learn.task.TaskKind;
import synfire.network.Raster;

/// Small made-up data where a task reads files: 40 images of 4 × 5 in three classes, rasters of 6 cells that
/// draw a line.
final class SampleFiles implements TaskFiles {

    private static final int ROWS = 4;
    private static final int COLUMNS = 5;
    private static final int IMAGES = 40;

    /// A kind's task with these data.
    static Task task(TaskKind kind, Map<String, String> overrides) {
        return kind.task(overrides, new SampleFiles());
    }

    /// A kind's usual task, cut to the size of these data.
    static Task task(TaskKind kind) {
        return task(
                kind,
                kind == ImageClassification.KIND ? Map.of("train", "30", "test", "10", "classes", "3") : Map.of());
    }

    /// Image `i` is of class i mod 3: row `class` has full ink, and pixel (3, 0) has ink i.
    @Override
    public Images images(String images, String labels) {
        var pixels = new byte[IMAGES * ROWS * COLUMNS];
        var classes = new byte[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            classes[i] = (byte) (i % 3);
            for (int column = 0; column < COLUMNS; column++) {
                pixels[(i * ROWS + i % 3) * COLUMNS + column] = (byte) 255;
            }
            pixels[(i * ROWS + 3) * COLUMNS] = (byte) i;
        }
        return new Images(ROWS, COLUMNS, pixels, classes);
    }

    /// Cell k fires once, at 100 + 50 k ms; the input once more, at 1.5 ms.
    @Override
    public Raster spikes(String path) {
        return path.startsWith("input")
                ? Raster.of(
                        6, new int[] {0, 1, 2, 3, 4, 5, 2}, new double[] {100, 150, 200, 250, 300, 350, 1.5}, 0, 3000)
                : Raster.of(6, new int[] {0, 1, 2, 3, 4, 5}, new double[] {100, 150, 200, 250, 300, 350}, 0, 3000);
    }
}
