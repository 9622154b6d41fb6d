package synfire.network.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A value as it stands in the text of a network.
sealed interface Term {

    /// A number, quantity, unit, name or truth value.
    record Word(String word) implements Term {}

    record Quoted(String content) implements Term {}

    record Sequence(List<Term> items) implements Term {}

    record Entries(Map<String, Term> items) implements Term {}

    /// @param alone the only argument, without a name, or none
    record Call(String type, List<Term> alone, Map<String, Term> named) implements Term {}

    default String text() {
        return switch (this) {
            case Word(var word) -> word;
            case Quoted(var content) ->
                "\"" + content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
            case Sequence(var items) -> items.stream().map(Term::text).collect(Collectors.joining(", ", "[", "]"));
            case Entries(var items) -> pairs(items, ": ", "{", "}");
            case Call(var type, var alone, var named) ->
                alone.isEmpty()
                        ? pairs(named, "=", type + "(", ")")
                        : type + "(" + alone.getFirst().text() + ")";
        };
    }

    private static String pairs(Map<String, Term> items, String between, String open, String close) {
        return items.entrySet().stream()
                .map(item -> item.getKey() + between + item.getValue().text())
                .collect(Collectors.joining(", ", open, close));
    }
}
