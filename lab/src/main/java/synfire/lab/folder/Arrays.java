package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.lab.http.Refusal;

/// Reads arrays out of recordings, npz, npy and HDF5, for the page.
public final class Arrays {

    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_VALUES = 20_000_000;

    private final Root root;

    public Arrays(Root root) {
        this.root = root;
    }

    /// A damaged file is told, not a defect.
    private static <T> T reading(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RecordingFormatException e) {
            throw new Refusal(422, String.valueOf(e.getMessage()));
        }
    }

    /// The names of the arrays in a file: `{"arrays": [...]}`.
    public ObjectNode names(String name) throws IOException {
        var file = file(name);
        var node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("arrays");
        reading(() -> new ArrayReader(parent(file)).arrays(spec(file, Optional.empty())))
                .forEach(list::add);
        return node;
    }

    /// One array with its shape, as a frame.
    ///
    /// @param every keeps one row of so many, for long recordings
    public Frame read(String name, Optional<String> array, int every) throws IOException {
        var file = file(name);
        var content = reading(() -> new ArrayReader(parent(file)).read(spec(file, array)));
        if (!(content instanceof Content.Numbers numbers)) {
            throw new Refusal(422, "'%s' holds no numbers there".formatted(name));
        }
        int rows = numbers.shape().isEmpty() ? 1 : numbers.shape().getFirst();
        int width = rows == 0 ? 1 : Math.max(1, numbers.values().size() / Math.max(1, rows));
        int kept = (rows + every - 1) / every;
        if ((long) kept * width > MOST_VALUES) {
            throw new Refusal(
                    413,
                    "%,d numbers are too many for a page; ask with every=%d"
                            .formatted((long) kept * width, (long) rows * width / MOST_VALUES + 1));
        }
        var values = every == 1
                ? numbers.values()
                : synfire.network.Samples.generate(
                        kept * width, i -> numbers.values().get(i / width * every * width + i % width));
        var frame = Frame.empty();
        var shape = frame.head().putArray("shape");
        numbers.shape().forEach(shape::add);
        frame.head().put("every", every);
        return frame.add(array.orElse("values"), "", values);
    }

    private Path file(String name) throws IOException {
        var file = root.file(name);
        if (Files.size(file) > MOST_BYTES) {
            throw new Refusal(413, "'%s' has %,d bytes, too many for a page".formatted(name, Files.size(file)));
        }
        return file;
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static ArraySpec spec(Path file, Optional<String> array) {
        return new ArraySpec(String.valueOf(file.getFileName()), Optional.empty(), array);
    }
}
