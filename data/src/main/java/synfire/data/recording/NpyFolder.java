package synfire.data.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import synfire.network.recording.RecordingPlan;
import synfire.network.recording.Sink;

/// A folder of growing arrays: `E.spikes.cell.npy`, `E.spikes.ms.npy`, and `NAME.npy` `[row, cell]` for each variable,
/// with `NAME.cells.npy` and `NAME.dt_ms.npy`, which tell of its columns and rows.
final class NpyFolder implements Sink, Closeable {

    private static final int PIECE = 1 << 16;

    private final Path folder;
    private final Map<String, GrowingNpy> arrays = new LinkedHashMap<>();
    private final List<String> about = new ArrayList<>();

    /// @param rows that stay of each array, by its name; none where the recording begins
    NpyFolder(Path folder, RecordingPlan plan, Map<String, Long> rows) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        for (var spikes : plan.spikes()) {
            open(spikes.population() + ".spikes.cell", "<i4", 0, rows);
            open(spikes.population() + ".spikes.ms", "<f8", 0, rows);
        }
        for (var variable : plan.variables()) {
            open(variable.name(), "<f8", variable.columns(), rows);
            tell(variable, plan.dtMs() * variable.every());
        }
    }

    private void tell(RecordingPlan.Variable variable, double stepMs) throws IOException {
        var cells = variable.name() + ".cells";
        try (var array = new GrowingNpy(file(cells), "<i4", 0, 0)) {
            array.add(variable.cells().stream().mapToInt(Integer::intValue).toArray());
        }
        var step = variable.name() + ".dt_ms";
        try (var array = new GrowingNpy(file(step), "<f8", 0, 0)) {
            array.add(new double[] {stepMs});
        }
        about.addAll(List.of(cells, step));
    }

    private void open(String name, String type, int columns, Map<String, Long> rows) throws IOException {
        arrays.put(name, new GrowingNpy(file(name), type, columns, rows.getOrDefault(name, 0L)));
    }

    /// All arrays: those that grow, then those that tell of them.
    List<String> names() {
        return Stream.concat(arrays.keySet().stream(), about.stream()).toList();
    }

    Path file(String name) {
        return folder.resolve(name + ".npy");
    }

    long rows(String name) {
        return array(name).rows();
    }

    private GrowingNpy array(String name) {
        var found = arrays.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is recorded as '%s'".formatted(name));
        }
        return found;
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        try {
            array(population + ".spikes.cell").add(cells);
            array(population + ".spikes.ms").add(timesMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        try {
            array(name).add(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of rows of each array.
    Map<String, Long> flush() throws IOException {
        var rows = new LinkedHashMap<String, Long>();
        for (var array : arrays.entrySet()) {
            rows.put(array.getKey(), array.getValue().flush());
        }
        return rows;
    }

    /// Tells a sink all that was recorded, in pieces: first the spikes of one population after the other, then the
    /// variables. Flush before.
    void replay(RecordingPlan plan, Sink sink) throws IOException {
        for (var spikes : plan.spikes()) {
            var name = spikes.population() + ".spikes";
            long rows = array(name + ".cell").rows();
            try (var cells = new NpyPieces(file(name + ".cell"));
                    var times = new NpyPieces(file(name + ".ms"))) {
                for (long done = 0; done < rows; done += PIECE) {
                    int count = (int) Math.min(PIECE, rows - done);
                    sink.spikes(spikes.population(), cells.integers(count), times.doubles(count));
                }
            }
        }
        for (var variable : plan.variables()) {
            int columns = variable.columns();
            int most = Math.max(1, PIECE / columns);
            long rows = array(variable.name()).rows();
            try (var values = new NpyPieces(file(variable.name()))) {
                for (long done = 0; done < rows; done += most) {
                    int count = (int) Math.min(most, rows - done);
                    sink.values(variable.name(), done * variable.every(), values.doubles(count * columns));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var array : arrays.values()) {
            array.close();
        }
    }

    /// Removes the files.
    void delete() throws IOException {
        for (var name : names()) {
            Files.deleteIfExists(file(name));
        }
        Files.deleteIfExists(folder);
    }
}
