package synfire.lab.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import synfire.lab.http.Refusal;
import synfire.network.Samples;

/// Reads a table of numbers, `traces.csv` or `spikes.csv`: a line of names with units in brackets, then rows.
/// A last row that is still being written is left out; what is no number becomes NaN.
public final class Columns {

    private static final int MOST_COLUMNS = 64;
    private static final int MOST_ROWS = 2_000_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Pattern HEADING = Pattern.compile("(.*) \\(([^()]*)\\)");

    private Columns() {}

    /// @throws Refusal if the file is no such table
    public static Frame read(Root root, String name) throws IOException {
        var file = root.file(name);
        if (Files.size(file) > MOST_BYTES) {
            throw new Refusal(413, "'%s' has %,d bytes, too many for a page".formatted(name, Files.size(file)));
        }
        var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1);
        var headings = lines[0].strip().split(",", -1);
        if (headings.length > MOST_COLUMNS) {
            throw new Refusal(
                    413, "'%s' has %,d columns; %d can be shown".formatted(name, headings.length, MOST_COLUMNS));
        }
        int rows = Math.min(MOST_ROWS, lines.length - 2);
        List<DoubleStream.Builder> columns = new ArrayList<>();
        for (int c = 0; c < headings.length; c++) {
            columns.add(DoubleStream.builder());
        }
        for (int r = 0; r < rows; r++) {
            var cells = lines[r + 1].split(",", -1);
            for (int c = 0; c < headings.length; c++) {
                columns.get(c).add(c < cells.length ? number(cells[c]) : Double.NaN);
            }
        }
        var frame = Frame.empty();
        for (int c = 0; c < headings.length; c++) {
            var heading = HEADING.matcher(headings[c]);
            var samples = Samples.of(columns.get(c).build().toArray());
            if (heading.matches()) {
                frame.add(heading.group(1), heading.group(2), samples);
            } else {
                frame.add(headings[c], "", samples);
            }
        }
        return frame;
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
