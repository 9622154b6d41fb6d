package synfire.data.connectome;

import java.util.ArrayList;
import java.util.List;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Matrix;

/// Numbers of each region: its centre, or its place in the hierarchy.
///
/// @param names of the rows; empty where the file does not name them
record NamedRows(String file, List<String> names, Matrix values) {

    NamedRows {
        names = List.copyOf(names);
    }

    /// The row of a region: by name, else by its place; -1 where the file does not have it.
    int place(String region, int place, int regions) {
        if (!names.isEmpty()) {
            return names.indexOf(region);
        }
        if (values.rows() != regions) {
            throw new RecordingFormatException(
                    file,
                    "",
                    "it has %d rows for %d regions".formatted(values.rows(), regions),
                    "give a row for each region, or name the rows");
        }
        return place;
    }

    /// Takes rows of a table: a name and `width` numbers, or `width` numbers alone.
    static final class Collector implements Content.RowVisitor {

        private final String file;
        private final int width;
        private final List<String> names = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Collector(String file, int width) {
            this.file = file;
            this.width = width;
        }

        @Override
        public void row(long line, List<String> cells) {
            int first = cells.size() - width;
            if (first < 0 || first > 1) {
                throw wrong(line, "%d cells, not a name and %d numbers".formatted(cells.size(), width));
            }
            var numbers = new ArrayList<Double>();
            try {
                cells.subList(first, cells.size()).forEach(cell -> numbers.add(Double.valueOf(cell)));
            } catch (NumberFormatException e) {
                if (values.isEmpty() && names.isEmpty()) {
                    return;
                }
                throw wrong(line, "%s are no numbers".formatted(cells.subList(first, cells.size())));
            }
            if (first == 1) {
                names.add(cells.getFirst());
            }
            values.addAll(numbers);
        }

        private RecordingFormatException wrong(long line, String problem) {
            return new RecordingFormatException(
                    file, "line " + line, problem, "give a row for each region: a name, then the numbers");
        }

        NamedRows rows() {
            int count = values.size() / width;
            if (!names.isEmpty() && names.size() != count) {
                throw wrong(1, "%d of %d rows have a name".formatted(names.size(), count));
            }
            return new NamedRows(file, names, Matrix.generate(count, width, (r, c) -> values.get(r * width + c)));
        }
    }
}
