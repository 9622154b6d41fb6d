package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import synfire.equations.syntax.Spelling;

/// A table of a file, from which keys are taken one after the other; what is left over is unknown.
final class TomlTable {

    private final JsonNode node;
    private final List<String> path;
    private final FileProblems problems;
    private final Set<String> known = new HashSet<>();

    TomlTable(JsonNode node, List<String> path, FileProblems problems) {
        this.node = node;
        this.path = List.copyOf(path);
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(path, "is %s; write a table".formatted(kind(node)));
        }
    }

    List<String> path() {
        return path;
    }

    /// The path of a key here.
    List<String> path(String key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /// The value of a key, which is known from now on.
    Optional<JsonNode> take(String key) {
        known.add(key);
        return Optional.ofNullable(node.get(key));
    }

    /// As [#take], where it may not be missing.
    JsonNode need(String key, String example) {
        return take(key).orElseThrow(() -> {
            problems.add(path, "has no '%s'; write %s".formatted(key, example));
            return new Unreadable();
        });
    }

    /// The tables inside a table, by name, in order.
    Map<String, TomlTable> tables(String key) {
        var tables = new java.util.LinkedHashMap<String, TomlTable>();
        var found = take(key).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!found.isObject()) {
            problems.add(path(key), "is %s; write tables [%s.NAME]".formatted(kind(found), key));
            return tables;
        }
        found.properties().forEach(entry -> {
            var inner = new ArrayList<>(path(key));
            inner.add(entry.getKey());
            tables.put(entry.getKey(), new TomlTable(entry.getValue(), inner, problems));
        });
        return tables;
    }

    /// The first key whose value is, or holds, a name.
    Optional<String> keyOf(String name) {
        return node.properties().stream()
                .filter(entry -> entry.getKey().equals(name)
                        || entry.getValue().has(name)
                        || entry.getValue().asText().equals(name)
                        || entry.getValue().toString().contains('"' + name + '"'))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Tells of every key that nobody took.
    void close() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                var meant = Spelling.nearest(key, known)
                        .map("did you mean '%s'?"::formatted)
                        .orElseGet(() -> "known keys there are " + String.join(", ", new TreeSet<>(known)));
                problems.addPlain(path(key), "unknown key '%s'; %s".formatted(String.join(".", path(key)), meant));
            }
        });
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a table";
            case ARRAY -> "a list";
            case STRING -> "the text \"" + shortened(node.asText()) + "\"";
            case NUMBER -> "the number " + node.asText();
            case BOOLEAN -> node.asText();
            case BINARY, MISSING, NULL, POJO -> "nothing";
        };
    }

    private static String shortened(String text) {
        var first = text.lines().findFirst().orElse("");
        return first.length() > 40 ? first.substring(0, 40) + "..." : first;
    }
}
