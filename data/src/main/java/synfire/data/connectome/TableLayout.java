package synfire.data.connectome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import synfire.data.array.ArraySpec;

/// Where a matrix stands, and how it is laid out there.
///
/// @param columns what each column holds, for a table with a row for each pair: `source`, `target`, `value`, `type`, or
///     `-` for what is not read; a matrix where empty
/// @param rowsAreTargets whether a row of a matrix stands for a target
/// @param skip rows of a table before the first that counts
/// @param aliases names in the file, and what they are called instead
public record TableLayout(
        ArraySpec spec, Optional<List<String>> columns, boolean rowsAreTargets, int skip, Map<String, String> aliases) {

    /// What the names of the fields that describe a matrix end in.
    static final List<String> SUFFIXES = List.of("", "_columns", "_rows", "_skip", "_alias");
    private static final List<String> WORDS = List.of("source", "target", "value", "type", "-");

    /// The layout that the fields `name`, `name_columns`, `name_rows`, `name_skip` and `name_alias` describe.
    static Optional<TableLayout> of(Fields fields, String name) {
        return fields.spec(name)
                .map(spec -> new TableLayout(
                        spec,
                        fields.text(name + "_columns").map(text -> columns(name, text)),
                        fields.choice(name + "_rows", List.of("source", "target"))
                                .equals("target"),
                        fields.number(name + "_skip", 0),
                        aliases(name, fields.text(name + "_alias").orElse(""))));
    }

    private static List<String> columns(String name, String text) {
        var columns = List.of(text.split("\\s+", -1));
        boolean sound = columns.containsAll(List.of("source", "target", "value"))
                && WORDS.containsAll(columns)
                && columns.stream().filter(word -> !word.equals("-")).distinct().count()
                        == columns.stream().filter(word -> !word.equals("-")).count();
        if (!sound) {
            throw new IllegalArgumentException(
                    "%s_columns = \"%s\" does not name each of source, target and value once; others are type and -"
                            .formatted(name, text));
        }
        return columns;
    }

    private static Map<String, String> aliases(String name, String text) {
        var aliases = new TreeMap<String, String>();
        for (var pair : text.isBlank() ? new String[0] : text.split("\\s*,\\s*", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "%s_alias = \"%s\": '%s' is no IN_FILE=NAME".formatted(name, text, pair));
            }
            aliases.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return aliases;
    }

    String called(String name) {
        return aliases.getOrDefault(name, name);
    }
}
