package synfire.data.array;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.data.format.FileBytes;
import synfire.data.format.HdfGuard;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;

/// The datasets of a file in HDF5, by path: `weights`, `edges/v1_to_v1/source_node_id`. Links to other places are not
/// followed. Files of MATLAB 7.3 come in MATLAB's order of axes.
public final class HdfArrays implements ArrayFile {

    private static final long MOST_EXPANSION = 250;
    private static final long SMALL = 1 << 20;
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 20_000;

    private final FileBytes bytes;
    private final HdfGuard guard;
    private final HdfFile root;
    private final List<String> arrays;

    private HdfArrays(FileBytes bytes, HdfGuard guard, HdfFile root, List<String> arrays) {
        this.bytes = bytes;
        this.guard = guard;
        this.root = root;
        this.arrays = List.copyOf(arrays);
    }

    /// @throws RecordingFormatException if the file is not in HDF5, or damaged
    public static HdfArrays open(FileBytes bytes) {
        var guard = new HdfGuard(bytes);
        return guard.run("header", () -> {
            // closing it would only forget the bytes, which arrays still read
            var root = HdfFile.fromByteBuffer(bytes.view(0, bytes.size()));
            var names = new ArrayList<String>();
            collect(bytes, root, "", 0, names);
            return new HdfArrays(bytes, guard, root, names);
        });
    }

    private static void collect(FileBytes bytes, Group group, String path, int depth, List<String> names) {
        if (depth > DEEPEST || names.size() > MOST_NODES) {
            throw new RecordingFormatException(
                    bytes.file(), path, "its groups are too many or too deep", FileBytes.DAMAGED);
        }
        for (var node : group.getChildren().values()) {
            var inner = path.isEmpty() ? node.getName() : path + "/" + node.getName();
            if (!node.isLink() && node instanceof Group child) {
                collect(bytes, child, inner, depth + 1, names);
            } else if (!node.isLink() && node instanceof Dataset) {
                names.add(inner);
            }
        }
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "hdf5";
    }

    @Override
    public List<String> arrays() {
        return arrays;
    }

    /// Names of what lies directly in a group: groups and datasets; none where there is no such group.
    public List<String> children(String path) {
        var prefix = path + "/";
        return arrays.stream()
                .filter(array -> array.startsWith(prefix))
                .map(array -> array.substring(prefix.length()).replaceFirst("/.*", ""))
                .distinct()
                .toList();
    }

    public boolean has(String array) {
        return arrays.contains(array);
    }

    /// The text in an attribute of a group or dataset; empty where there is none.
    public String attribute(String path, String attribute) {
        return guard.run(path, () -> {
            var node = node(path);
            var found = node == null ? null : node.getAttribute(attribute);
            if (found == null || found.getSize() != 1 || found.getDataType().getSize() > bytes.size()) {
                return "";
            }
            return found.getData() instanceof String text ? text.strip() : "";
        });
    }

    /// The numbers in an attribute of a group or dataset; none where there is no such attribute.
    public List<Double> numbers(String path, String attribute) {
        return guard.run(path, () -> {
            var node = node(path);
            var found = node == null ? null : node.getAttribute(attribute);
            if (found == null || found.getSize() == 0 || found.getSize() > bytes.size()) {
                return List.<Double>of();
            }
            var data = found.getData();
            if (data == null || !data.getClass().isArray()) {
                return data instanceof Number one ? List.of(one.doubleValue()) : List.of();
            }
            return IntStream.range(0, Array.getLength(data))
                    .mapToObj(i -> number(path, Array.get(data, i)))
                    .toList();
        });
    }

    private @Nullable Node node(String path) {
        Node node = root;
        for (var part : path.split("/", -1)) {
            node = node instanceof Group group ? group.getChildren().get(part) : null;
            if (node == null || node.isLink()) {
                return null;
            }
        }
        return node;
    }

    @Override
    public Content read(String array) {
        var path = array.startsWith("/") ? array.substring(1) : array;
        return guard.run(path, () -> {
            if (!(node(path) instanceof Dataset dataset)) {
                throw new RecordingFormatException(
                        name(), "#" + array, "it has no such dataset", "choose among " + ArrayReader.some(arrays));
            }
            return content(path, dataset);
        });
    }

    private Content content(String path, Dataset dataset) {
        var shape = shape(path, dataset);
        long count = RowMajor.count(shape);
        if (count == 0) {
            return new Numbers(shape, Samples.empty());
        }
        var data = dataset.getDataFlat();
        var flat = data.getClass().isArray() ? data : new Object[] {data};
        if (Array.getLength(flat) != count) {
            throw wrong(path, "%d values are found for the shape %s".formatted(Array.getLength(flat), shape));
        }
        if (Array.get(flat, 0) instanceof String) {
            return new Texts(
                    shape,
                    Arrays.stream((Object[]) flat)
                            .map(String::valueOf)
                            .map(String::strip)
                            .toList());
        }
        var numbers = new Numbers(shape, Samples.generate((int) count, i -> number(path, Array.get(flat, i))));
        return dataset.getAttribute("MATLAB_class") == null ? numbers : reversed(numbers);
    }

    /// MATLAB writes its first axis as the last.
    private static Numbers reversed(Numbers numbers) {
        var shape = numbers.shape().reversed();
        var places = new RowMajor(shape, true).places();
        return new Numbers(
                shape, Samples.generate(places.length, i -> numbers.values().get(places[i])));
    }

    private List<Integer> shape(String path, Dataset dataset) {
        var shape = new ArrayList<Integer>();
        for (long length : dataset.getDimensionsAsLong()) {
            if (length < 0 || length > Integer.MAX_VALUE - 8) {
                throw wrong(path, "an axis has the length %d".formatted(length));
            }
            shape.add((int) length);
        }
        long count = RowMajor.count(shape);
        long limit = dataset.getDataLayout() == DataLayout.CHUNKED
                ? Math.max(SMALL, bytes.size() * MOST_EXPANSION)
                : bytes.size();
        long width = Math.max(1, dataset.getDataType().getSize());
        if (count < 0 || count > limit / width) {
            throw wrong(
                    path,
                    "its shape %s is declared, more than a file of %d bytes holds".formatted(shape, bytes.size()));
        }
        return shape;
    }

    private double number(String path, Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            default ->
                throw new RecordingFormatException(
                        name(), path, "it holds neither numbers nor texts", "save it as numbers or texts");
        };
    }

    private RecordingFormatException wrong(String path, String problem) {
        return new RecordingFormatException(name(), path, problem, FileBytes.DAMAGED);
    }
}
