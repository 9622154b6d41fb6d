package synfire.data.connectome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Matrix;

/// A matrix from sources (rows) to targets (columns) as a file holds it.
///
/// @param sources names of the rows; empty where the file does not name them
/// @param targets names of the columns; empty where the file does not name them
record NamedMatrix(String file, List<String> sources, List<String> targets, Matrix values) {

    NamedMatrix {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    NamedMatrix transposed() {
        return new NamedMatrix(file, targets, sources, values.transposed());
    }

    /// Every name once: those of the targets, then those of the sources that are no targets.
    List<String> names() {
        var names = new LinkedHashSet<>(targets);
        names.addAll(sources);
        return List.copyOf(names);
    }

    /// The matrix between these names in this order; as it is where the file has no names.
    ///
    /// @param missing what an element is whose row or column the file does not have; refused where NaN
    Matrix ordered(List<String> names, double missing) {
        if (sources.isEmpty() && targets.isEmpty()) {
            return values;
        }
        if ((sources.isEmpty() || targets.isEmpty()) && values.rows() != values.columns()) {
            throw new RecordingFormatException(
                    file,
                    "",
                    "it is %s, with names of its %s only".formatted(values, sources.isEmpty() ? "columns" : "rows"),
                    "name rows and columns, or give a square matrix");
        }
        int[] rows = places("row", sources.isEmpty() ? targets : sources, names, missing);
        int[] columns = places("column", targets.isEmpty() ? sources : targets, names, missing);
        return Matrix.generate(
                names.size(),
                names.size(),
                (r, c) -> rows[r] < 0 || columns[c] < 0 ? missing : values.at(rows[r], columns[c]));
    }

    private int[] places(String what, List<String> have, List<String> names, double missing) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < have.size(); i++) {
            if (have.get(i).isBlank()) {
                throw new RecordingFormatException(
                        file, "%s %d".formatted(what, i + 1), "it has no name", "name it, or take it out");
            }
            var earlier = places.putIfAbsent(have.get(i), i);
            if (earlier != null) {
                throw new RecordingFormatException(
                        file,
                        "%s %d".formatted(what, i + 1),
                        "its name '%s' is also that of %s %d".formatted(have.get(i), what, earlier + 1),
                        "name each %s once".formatted(what));
            }
        }
        var absent = new ArrayList<String>();
        var found = new int[names.size()];
        for (int i = 0; i < found.length; i++) {
            var place = places.get(names.get(i));
            found[i] = place == null ? -1 : place;
            if (place == null) {
                absent.add(names.get(i));
            }
        }
        if (!absent.isEmpty() && Double.isNaN(missing)) {
            throw new RecordingFormatException(
                    file,
                    "",
                    "it has no %s for %d of %d names: %s".formatted(what, absent.size(), names.size(), shown(absent)),
                    "correct the names, or say IN_FILE=NAME in the field that ends in _alias; the file has "
                            + shown(have));
        }
        return found;
    }

    private static String shown(List<String> names) {
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + ", ... (%d)".formatted(names.size());
    }
}
