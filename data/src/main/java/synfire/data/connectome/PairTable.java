package synfire.data.connectome;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.EdgeColumns;

/// Collects the rows of a table with a row for each pair. A first row whose value is no number is one of titles.
final class PairTable implements Content.RowVisitor {

    private final String file;
    private final TableLayout layout;
    private final int source;
    private final int target;
    private final int value;
    private final int type;
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final EdgeColumns edges = new EdgeColumns();
    private long seen;

    PairTable(TableLayout layout) {
        this.file = layout.spec().toString();
        this.layout = layout;
        var columns = layout.columns().orElseThrow();
        this.source = columns.indexOf("source");
        this.target = columns.indexOf("target");
        this.value = columns.indexOf("value");
        this.type = columns.indexOf("type");
    }

    @Override
    public void row(long line, List<String> row) {
        if (seen++ < layout.skip()) {
            return;
        }
        int least = 1 + Math.max(Math.max(source, target), Math.max(value, type));
        if (row.size() < least) {
            throw wrong(
                    line,
                    "%d cells, but %d are described".formatted(row.size(), least),
                    "describe the columns as they are, with - for what is not read");
        }
        double number;
        try {
            number = Double.parseDouble(row.get(value));
        } catch (NumberFormatException e) {
            if (seen == layout.skip() + 1) {
                return;
            }
            throw wrong(
                    line,
                    "its value '%s' is not a number".formatted(row.get(value)),
                    "correct it, or describe the columns as they are");
        }
        if (row.get(source).isEmpty() || row.get(target).isEmpty()) {
            throw wrong(line, "its source or target has no name", "name it, or take the row out");
        }
        edges.add(
                place(cells, layout.called(row.get(source))),
                place(cells, layout.called(row.get(target))),
                number,
                type < 0 ? 0 : place(types, row.get(type)));
    }

    private static int place(Map<String, Integer> places, String name) {
        var place = places.get(name);
        if (place == null) {
            place = places.size();
            places.put(name, place);
        }
        return place;
    }

    private RecordingFormatException wrong(long line, String problem, String fix) {
        return new RecordingFormatException(file, "line " + line, problem, fix);
    }

    /// Sources and targets in the order in which they first appear.
    List<String> names() {
        return List.copyOf(cells.keySet());
    }

    List<String> types() {
        return List.copyOf(types.keySet());
    }

    EdgeColumns edges() {
        if (edges.size() == 0) {
            throw new RecordingFormatException(file, "", "there is no pair", "describe the columns as they are");
        }
        return edges;
    }
}
