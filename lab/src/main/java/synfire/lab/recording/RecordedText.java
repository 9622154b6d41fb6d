package synfire.lab.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import synfire.data.array.Content.Numbers;
import synfire.lab.http.Refusal;
import synfire.network.Samples;

/// `spikes.csv` (population, cell, time in ms), and `NAME.csv` of each variable: time in ms, then a column per cell
/// whose
/// heading has its label and unit. A line that is no such row, as the last of a file that is being written, is left
/// out.
///
/// @param spikeFile `spikes.csv`, where it is there
/// @param tables by variable
record RecordedText(Optional<Path> spikeFile, Map<String, Path> tables) implements Recorded {

    private static final String HEAD = "time_ms,";
    private static final Pattern HEADING = Pattern.compile("([^,\\[(]*)(?:\\[(\\d{1,9})])? \\(([^()]*)\\)");
    private static final int MOST = 20_000_000;

    RecordedText {
        tables = Map.copyOf(tables);
    }

    /// Whether a file is a table of a variable, by its first line.
    static boolean isTable(Path file) throws IOException {
        return head(file).startsWith(HEAD);
    }

    private static String head(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file)) {
            var line = in.readLine();
            return line == null ? "" : line;
        } catch (CharacterCodingException _) {
            return "";
        }
    }

    @Override
    public List<Spikes> spikes() throws IOException {
        var found = new LinkedHashMap<String, Boolean>();
        if (spikeFile.isPresent()) {
            rows(spikeFile.get(), cells -> found.putIfAbsent(cells.getFirst(), true));
        }
        return found.keySet().stream()
                .map(name -> new Spikes(name, OptionalInt.empty()))
                .toList();
    }

    @Override
    public SpikeTimes spikesOf(String population) throws IOException {
        var ms = DoubleStream.builder();
        var cell = DoubleStream.builder();
        var count = new int[1];
        rows(spikeFile.orElseThrow(() -> RecordedFiles.nothing(population)), cells -> {
            if (cells.size() == 3 && cells.getFirst().equals(population)) {
                double id = number(cells.get(1));
                double time = number(cells.get(2));
                if (!Double.isNaN(id + time)) {
                    bounded(++count[0]);
                    cell.add(id);
                    ms.add(time);
                }
            }
        });
        if (count[0] == 0) {
            throw RecordedFiles.nothing(population);
        }
        return SpikeTimes.sorted(
                Samples.of(ms.build().toArray()), Samples.of(cell.build().toArray()));
    }

    @Override
    public List<Variable> variables() throws IOException {
        var variables = new ArrayList<Variable>();
        for (var name : tables.keySet().stream().sorted().toList()) {
            var label = "";
            var unit = "";
            var cells = new ArrayList<Integer>();
            for (var found : HEADING.matcher(head(table(name))).results().toList()) {
                label = found.group(1);
                unit = found.group(3);
                if (found.group(2) != null) {
                    cells.add(Integer.valueOf(found.group(2)));
                }
            }
            var first = new double[] {1};
            rows(table(name), row -> first[0] = number(row.getFirst()), 1);
            variables.add(new Variable(name, label.isBlank() ? name : label, unit, first[0], cells));
        }
        return variables;
    }

    @Override
    public Numbers valuesOf(String variable) throws IOException {
        var file = table(variable);
        int columns = head(file).split(",", -1).length - 1;
        var values = DoubleStream.builder();
        var rows = new int[1];
        rows(file, cells -> {
            if (cells.size() == columns + 1) {
                bounded((long) ++rows[0] * columns);
                cells.stream().skip(1).mapToDouble(RecordedText::number).forEach(values::add);
            }
        });
        return new Numbers(List.of(rows[0], columns), Samples.of(values.build().toArray()));
    }

    private Path table(String variable) {
        var file = tables.get(variable);
        if (file == null) {
            throw RecordedFiles.nothing(variable);
        }
        return file;
    }

    private static void bounded(long numbers) {
        if (numbers > MOST) {
            throw new Refusal(413, "the recording has more than %,d numbers, too many for a page".formatted(MOST));
        }
    }

    private static void rows(Path file, Consumer<List<String>> row) throws IOException {
        rows(file, row, Long.MAX_VALUE);
    }

    /// The rows below the heading that have ended.
    private static void rows(Path file, Consumer<List<String>> row, long most) throws IOException {
        try (var in = Files.newBufferedReader(file)) {
            in.readLine();
            var line = in.readLine();
            for (long done = 0; line != null && done < most; done++) {
                var next = in.readLine();
                if (next != null || endsWithALine(file)) {
                    row.accept(List.of(line.split(",", -1)));
                }
                line = next;
            }
        } catch (CharacterCodingException e) {
            throw new Refusal(422, "'%s' is no text in UTF-8".formatted(file.getFileName()));
        }
    }

    private static boolean endsWithALine(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.read(last, Math.max(0, channel.size() - 1)) == 1 && last.get(0) == '\n';
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
