package synfire.cli.study;

import java.nio.file.Path;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.event.EventFile;
import synfire.learn.task.Images;
import synfire.learn.task.TaskFiles;
import synfire.network.Raster;
import synfire.network.Samples;

/// Reads the files that a task of a study names.
///
/// @param folder that their paths are relative to
public record StudyTaskFiles(Path folder) implements TaskFiles {

    private static final int WHITE = 255;

    @Override
    public Images images(String images, String labels) {
        var pixels = bytes(images, 3);
        var classes = bytes(labels, 1);
        return new Images(
                pixels.shape().get(1), pixels.shape().get(2), packed(images, pixels), packed(labels, classes));
    }

    @Override
    public Raster spikes(String path) {
        return EventFile.read(folder.resolve(path));
    }

    private Content.Numbers bytes(String path, int axes) {
        if (new ArrayReader(folder).read(ArraySpec.parse(path)) instanceof Content.Numbers numbers
                && numbers.shape().size() == axes) {
            return numbers;
        }
        throw new IllegalArgumentException("%s: it holds no array of numbers with %s; give %s"
                .formatted(
                        path,
                        axes == 1 ? "one axis" : axes + " axes",
                        axes == 1 ? "a class for each image" : "images × rows × columns"));
    }

    private static byte[] packed(String path, Content.Numbers numbers) {
        Samples values = numbers.values();
        var bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            double value = values.get(i);
            if (value != Math.rint(value) || !(value >= 0 && value <= WHITE)) {
                throw new IllegalArgumentException(
                        "%s: number %d is %s; give whole numbers from 0 to %d".formatted(path, i, value, WHITE));
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }
}
