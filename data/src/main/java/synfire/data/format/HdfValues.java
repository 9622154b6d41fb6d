package synfire.data.format;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.lang.reflect.Array;
import synfire.network.Samples;

/// Takes numbers and texts out of HDF5, checking what is declared against what the file can hold before memory is
/// taken for it.
final class HdfValues {

    /// Deflate shrinks to no less than a 1032nd; recorded noise not to less than a hundredth.
    private static final long MOST_EXPANSION = 250;

    private static final long SMALL = 1 << 20;

    private HdfValues() {}

    /// The numbers of a vector, or of a matrix with one column.
    static Samples numbers(FileBytes file, Dataset dataset) {
        var path = dataset.getPath();
        long count = 1;
        for (long length : dataset.getDimensionsAsLong()) {
            if (length < 0 || length > file.size() * MOST_EXPANSION || (length != 1 && count > 1)) {
                throw new RecordingFormatException(
                        file.file(),
                        path,
                        "its shape %s is not that of one trace"
                                .formatted(java.util.Arrays.toString(dataset.getDimensionsAsLong())),
                        "store each sweep as a series of its own, with one-dimensional data");
            }
            count *= length;
        }
        if (count == 0) {
            return Samples.empty();
        }
        long bytes = Math.multiplyExact(count, (long) dataset.getDataType().getSize());
        long limit = dataset.getDataLayout() == DataLayout.CHUNKED
                ? Math.max(SMALL, file.size() * MOST_EXPANSION)
                : file.size();
        if (bytes > limit || count > Integer.MAX_VALUE - 8) {
            throw new RecordingFormatException(
                    file.file(),
                    path,
                    "%d samples are declared, more than a file of %d bytes holds".formatted(count, file.size()),
                    FileBytes.DAMAGED);
        }
        var flat = dataset.getDataFlat();
        if (!flat.getClass().isArray()) {
            return Samples.of(number(file, path, flat));
        }
        return Samples.generate(Array.getLength(flat), i -> number(file, path, flat, i));
    }

    private static double number(FileBytes file, String path, Object array, int index) {
        return switch (array) {
            case double[] values -> values[index];
            case float[] values -> values[index];
            case int[] values -> values[index];
            case short[] values -> values[index];
            case long[] values -> values[index];
            case byte[] values -> values[index];
            default -> number(file, path, Array.get(array, index));
        };
    }

    private static double number(FileBytes file, String path, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new RecordingFormatException(
                file.file(), path, "it holds no numbers", "store the samples as integers or floats");
    }

    /// The number in a scalar dataset or attribute, or `otherwise` where there is none.
    static double scalar(FileBytes file, Node node, String attribute, double otherwise) {
        var found = node.getAttribute(attribute);
        if (found == null) {
            return otherwise;
        }
        var value = small(file, found, node.getPath() + "@" + attribute);
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }

    /// The text in an attribute, or an empty text.
    static String text(FileBytes file, Node node, String attribute) {
        var found = node.getAttribute(attribute);
        if (found == null) {
            return "";
        }
        var value = small(file, found, node.getPath() + "@" + attribute);
        return value instanceof String text ? text.strip() : "";
    }

    private static Object small(FileBytes file, Attribute attribute, String place) {
        if (attribute.getSize() > 1 || attribute.getDataType().getSize() > file.size()) {
            throw new RecordingFormatException(
                    file.file(),
                    place,
                    "one value is expected, %d are declared".formatted(attribute.getSize()),
                    FileBytes.DAMAGED);
        }
        var value = attribute.getData();
        return value.getClass().isArray() && Array.getLength(value) == 1 ? Array.get(value, 0) : value;
    }
}
