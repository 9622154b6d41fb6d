package synfire.data.sonata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;

/// The table of node types or edge types: attributes that all of a type share.
///
/// @param rows for each type its attributes by name
record SonataTypes(String file, Map<Long, Map<String, String>> rows) {

    static final SonataTypes NONE = new SonataTypes("", Map.of());

    /// What stands for a missing value.
    private static final List<String> MISSING = List.of("NULL", "NONE", "NaN", "");

    SonataTypes {
        rows = Map.copyOf(rows);
    }

    /// @param key the column with the number of the type
    static SonataTypes read(Path path, String key) {
        var file = path.toString();
        var folder = path.toAbsolutePath().getParent();
        var name = String.valueOf(path.getFileName());
        var content = new ArrayReader(folder == null ? Path.of("") : folder)
                .read(new ArraySpec(name, Optional.empty(), Optional.empty()));
        if (!(content instanceof Content.Table table)) {
            throw new RecordingFormatException(file, "", "it is no table", "give a table with a column " + key);
        }
        var titles = new ArrayList<String>();
        var rows = new LinkedHashMap<Long, Map<String, String>>();
        table.visit((line, cells) -> {
            if (titles.isEmpty()) {
                titles.addAll(cells);
                if (!titles.contains(key)) {
                    throw new RecordingFormatException(
                            file,
                            "line " + line,
                            "there is no column '%s' among %s".formatted(key, String.join(", ", titles)),
                            "separate the columns by one space");
                }
                return;
            }
            if (cells.size() != titles.size()) {
                throw new RecordingFormatException(
                        file,
                        "line " + line,
                        "%d cells for %d columns".formatted(cells.size(), titles.size()),
                        "quote cells with spaces, and write NULL for what is missing");
            }
            rows.put(id(file, line, cells.get(titles.indexOf(key))), attributes(titles, cells));
        });
        return new SonataTypes(file, rows);
    }

    private static Map<String, String> attributes(List<String> titles, List<String> cells) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            if (!MISSING.contains(cells.get(i))) {
                attributes.putIfAbsent(titles.get(i), cells.get(i));
            }
        }
        return Map.copyOf(attributes);
    }

    private static long id(String file, long line, String cell) {
        if (!cell.matches("\\d{1,18}")) {
            throw new RecordingFormatException(
                    file, "line " + line, "'%s' is no number of a type".formatted(cell), "write a whole number");
        }
        return Long.parseLong(cell);
    }

    /// Checks that every type of the nodes or edges is defined.
    ///
    /// @param what `node` or `edge`
    void check(SonataGroup group, String what, String population) {
        for (int entry = 0; entry < group.size() && !equals(NONE); entry++) {
            if (!rows.containsKey(group.type(entry))) {
                throw new RecordingFormatException(
                        file,
                        what + "_type_id",
                        "it does not define type %d, which %s %d of '%s' has"
                                .formatted(group.type(entry), what, entry, population),
                        "define it; or the file is cut: copy it again from where it came from");
            }
        }
    }

    Optional<String> attribute(long type, String name) {
        return Optional.ofNullable(rows.get(type)).map(row -> row.get(name));
    }
}
