package synfire.data.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.network.Samples;

/// Text taken apart into header lines and a rectangle of numbers.
///
/// @param header cells of the lines before the numbers
/// @param columns cells of each row
/// @param cells the numbers, row by row
record TextTable(String file, List<List<String>> header, int columns, Samples cells) {

    int rows() {
        return columns == 0 ? 0 : cells.size() / columns;
    }

    Samples row(int row) {
        return cells.part(row * columns, (row + 1) * columns);
    }

    Samples column(int column) {
        return Samples.generate(rows(), row -> cells.get(row * columns + column));
    }

    static TextTable read(FileBytes bytes, TextLayout layout) {
        var lines = lines(bytes);
        char separator = layout.separator().orElseGet(() -> separator(lines));
        var header = new ArrayList<List<String>>();
        var numbers = new double[1024];
        int count = 0;
        int columns = 0;
        int headerRows = layout.headerRows().orElseGet(() -> axonHeaderRows(lines));
        for (int i = 0; i < lines.size(); i++) {
            var cells = cells(lines.get(i), separator);
            if (header.size() == i && (i < headerRows || (headerRows < 0 && !isRowOfNumbers(cells)))) {
                header.add(cells);
                continue;
            }
            if (cells.isEmpty()) {
                continue;
            }
            columns = columns == 0 ? cells.size() : columns;
            if (cells.size() != columns) {
                throw new RecordingFormatException(
                        bytes.file(),
                        "line " + (i + 1),
                        "%d cells instead of %d".formatted(cells.size(), columns),
                        "give each row the same number of cells, or set separator or header_rows");
            }
            if (count + columns > numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(count + columns, 2 * numbers.length));
            }
            for (int c = 0; c < columns; c++) {
                numbers[count++] = number(bytes.file(), i, c, cells.get(c));
            }
        }
        return new TextTable(bytes.file(), List.copyOf(header), columns, Samples.of(Arrays.copyOf(numbers, count)));
    }

    private static List<String> lines(FileBytes bytes) {
        var raw = bytes.view(0, bytes.size());
        for (int i = 0; i < raw.capacity(); i++) {
            if (raw.get(i) == 0) {
                throw bytes.wrong(i, "text", "a zero byte is no text", FileFormat.KNOWN);
            }
        }
        var lines = decoded(raw).lines().toList();
        return !lines.isEmpty() && lines.getFirst().startsWith("\ufeff")
                ? withFirst(lines, lines.getFirst().substring(1))
                : lines;
    }

    private static List<String> withFirst(List<String> lines, String first) {
        var changed = new ArrayList<>(lines);
        changed.set(0, first);
        return changed;
    }

    private static String decoded(ByteBuffer raw) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(raw.duplicate()).toString();
        }
    }

    /// Tab, semicolon or comma, whichever of these comes first in that order in a line of the data; else white space.
    private static char separator(List<String> lines) {
        var sample = lines.stream().filter(line -> !line.isBlank()).limit(40).toList();
        var last = sample.isEmpty() ? "" : sample.getLast().strip();
        for (char candidate : new char[] {'\t', ';', ','}) {
            if (last.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ' ';
    }

    private static List<String> cells(String line, char separator) {
        var cells = new ArrayList<String>();
        if (line.isBlank()) {
            return cells;
        }
        if (separator == ' ') {
            return List.of(line.strip().split("\\s+", -1));
        }
        int start = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
            cells.add(unquoted(line.substring(start, end)));
            start = end + 1;
        }
        var last = unquoted(line.substring(start));
        if (!last.isEmpty()) {
            cells.add(last);
        }
        return cells;
    }

    private static String unquoted(String cell) {
        var text = cell.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /// An Axon text file says how long its header is; -1 for other text.
    private static int axonHeaderRows(List<String> lines) {
        if (lines.size() < 2 || !lines.getFirst().startsWith("ATF")) {
            return -1;
        }
        var counts = lines.get(1).strip().split("\\s+", -1);
        return counts[0].matches("\\d{1,4}") ? Integer.parseInt(counts[0]) + 3 : -1;
    }

    private static boolean isRowOfNumbers(List<String> cells) {
        return !cells.isEmpty() && cells.stream().allMatch(TextTable::isNumber);
    }

    private static boolean isNumber(String cell) {
        try {
            return !Double.isNaN(Double.parseDouble(cell)) || cell.equals("NaN");
        } catch (NumberFormatException e) {
            return cell.equalsIgnoreCase("nan");
        }
    }

    private static double number(String file, int line, int column, String cell) {
        try {
            return cell.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            var comma = hasDecimalComma(cell) ? "; write decimals with a point" : "";
            var shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
            throw new RecordingFormatException(
                    file,
                    "line %d, column %d".formatted(line + 1, column + 1),
                    "'%s' is not a number".formatted(shown),
                    "correct it, or set separator or header_rows" + comma);
        }
    }

    static boolean hasDecimalComma(String cell) {
        return cell.matches("[-+]?\\d{1,9},\\d{1,20}");
    }
}
