package synfire.data.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import synfire.network.recording.Recorder;
import synfire.network.recording.RecordingPlan;

/// `spikes.csv` (population, cell, time in ms), and for each variable `NAME.csv` (time in ms, one column per cell, the
/// unit in the head).
final class CsvRecorder implements Recorder {

    private static final int FULL = 1 << 16;

    private final Map<String, Text> files = new LinkedHashMap<>();
    private final Map<String, RecordingPlan.Variable> variables = new LinkedHashMap<>();
    private final double dtMs;

    /// @param lengths in bytes that stay of each file; none where the recording begins
    CsvRecorder(Path folder, RecordingPlan plan, Map<String, Long> lengths) throws IOException {
        this.dtMs = plan.dtMs();
        open(folder, "spikes", "population,cell,time_ms\n", lengths);
        for (var variable : plan.variables()) {
            variables.put(variable.name(), variable);
            var head = IntStream.range(0, variable.columns())
                    .mapToObj(k -> "%s%s (%s)"
                            .formatted(
                                    variable.label(),
                                    variable.columns() == variable.cells().size()
                                            ? "[%d]".formatted(variable.cells().get(k))
                                            : variable.columns() == 1 ? "" : "[%d]".formatted(k),
                                    variable.unit()))
                    .collect(Collectors.joining(",", "time_ms,", "\n"));
            open(folder, variable.name(), head, lengths);
        }
    }

    private void open(Path folder, String name, String head, Map<String, Long> lengths) throws IOException {
        files.put(name, new Text(folder.resolve(name + ".csv"), head, lengths.getOrDefault(name, 0L)));
    }

    private Text file(String name) {
        var found = files.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is recorded as '%s'".formatted(name));
        }
        return found;
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        var file = file("spikes");
        for (int i = 0; i < cells.length; i++) {
            file.text.append(population).append(',').append(cells[i]).append(',');
            file.text.append(rounded(timesMs[i])).append('\n');
            file.spare();
        }
    }

    @Override
    public void values(String name, long firstStep, double[] values) {
        var variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("nothing is recorded as '%s'".formatted(name));
        }
        var file = file(name);
        int columns = variable.columns();
        long firstRow = firstStep / variable.every();
        for (int row = 0; row < values.length / columns; row++) {
            file.text.append(rounded((firstRow + row + 1) * variable.every() * dtMs));
            for (int k = 0; k < columns; k++) {
                file.text.append(',').append(values[row * columns + k]);
            }
            file.text.append('\n');
            file.spare();
        }
    }

    /// To the picosecond, so that 3 steps of 0.1 ms are 0.3 ms.
    private static double rounded(double ms) {
        return Math.rint(ms * 1e9) / 1e9;
    }

    @Override
    public Map<String, Long> flush() throws IOException {
        var lengths = new LinkedHashMap<String, Long>();
        for (var file : files.entrySet()) {
            lengths.put(file.getKey(), file.getValue().flush());
        }
        return lengths;
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.flush();
            file.channel.close();
        }
    }

    private static final class Text {
        private final FileChannel channel;
        private final StringBuilder text = new StringBuilder();

        Text(Path file, String head, long length) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(length);
            channel.position(length);
            if (length == 0) {
                text.append(head);
            }
        }

        void spare() {
            if (text.length() > FULL) {
                try {
                    flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        long flush() throws IOException {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            text.setLength(0);
            return channel.position();
        }
    }
}
