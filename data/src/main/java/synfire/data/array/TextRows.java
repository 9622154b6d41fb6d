package synfire.data.array;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// Delimited text in UTF-8: cells between tabs, semicolons or commas, as RFC 4180 quotes them, or between white space.
///
/// The separator is the first of tab, semicolon and comma that stands in most of the first 40 lines; else white space.
/// Lines that begin with `#` before the first row are left out.
record TextRows(FileBytes bytes) implements ArrayFile, Content.Table {

    private static final int LOOKED_AT = 40;
    private static final int LONGEST_CELL = 1 << 20;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public List<String> arrays() {
        return List.of("");
    }

    @Override
    public Content read(String array) {
        if (!array.isEmpty()) {
            throw new RecordingFormatException(
                    name(), "#" + array, "text holds one table without a name", "leave out #" + array);
        }
        for (int i = 0; i < bytes.size(); i++) {
            if (bytes.int8(i, "text") == 0) {
                throw bytes.wrong(i, "text", "a zero byte is no text", ArrayFormat.KNOWN);
            }
        }
        return this;
    }

    @Override
    public void visit(Content.RowVisitor visitor) {
        char separator = separator();
        try {
            if (separator == ' ') {
                visitWords(visitor);
            } else {
                visitCells(separator, visitor);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RecordingFormatException(
                    name(), "", "the text cannot be read (%s)".formatted(e), FileBytes.DAMAGED);
        }
    }

    private Reader reader() {
        var raw = new byte[bytes.size()];
        bytes.view(0, raw.length).get(raw);
        var start = bytes.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        return new InputStreamReader(new ByteArrayInputStream(raw, start, raw.length - start), StandardCharsets.UTF_8);
    }

    private char separator() {
        var lines = new ArrayList<String>();
        try (var reader = new BufferedReader(reader())) {
            for (var line = reader.readLine(); line != null && lines.size() < LOOKED_AT; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (char candidate : new char[] {'\t', ';', ','}) {
            if (2 * lines.stream().filter(line -> line.indexOf(candidate) >= 0).count() > lines.size()) {
                return candidate;
            }
        }
        return ' ';
    }

    private void visitCells(char separator, Content.RowVisitor visitor) throws IOException {
        boolean begun = false;
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(LONGEST_CELL)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader())) {
            for (var row : csv) {
                var cells = trimmed(row.getFields());
                if (!cells.isEmpty() && (begun || !cells.getFirst().startsWith("#"))) {
                    begun = true;
                    visitor.row(row.getStartingLineNumber(), cells);
                }
            }
        } catch (CsvParseException e) {
            throw new RecordingFormatException(
                    name(),
                    "",
                    "the cells cannot be told apart: %s"
                            .formatted(String.valueOf(e.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")),
                    "close each quote, and keep cells below 1 MiB");
        }
    }

    private void visitWords(Content.RowVisitor visitor) throws IOException {
        boolean begun = false;
        try (var reader = new BufferedReader(reader())) {
            long number = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                var words = new ArrayList<String>();
                for (var word = WORD.matcher(line); word.find(); ) {
                    words.add(
                            word.group(1) == null
                                    ? word.group(2)
                                    : word.group(1).strip());
                }
                if (!words.isEmpty() && (begun || !line.startsWith("#"))) {
                    begun = true;
                    visitor.row(number, words);
                }
            }
        }
    }

    /// The cells without white space around them and without empty ones at the end.
    private static List<String> trimmed(List<String> fields) {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isBlank()) {
            size--;
        }
        var cells = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            cells.add(fields.get(i).strip());
        }
        return cells;
    }

    @Override
    public String toString() {
        return "a table";
    }
}
