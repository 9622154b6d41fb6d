package synfire.network.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.syntax.Source;

/// A line at the margin and the indented lines below it.
///
/// @param head the words of the line at the margin
/// @param line of the head, counted from 1
record Section(String source, List<String> head, int line, List<String> body) {

    static List<Section> all(Source source) {
        var sections = new ArrayList<Section>();
        int line = 0;
        for (var text : source.lines()) {
            line++;
            if (text.isBlank()) {
                if (!sections.isEmpty()) {
                    sections.getLast().body.add("");
                }
            } else if (!Character.isWhitespace(text.charAt(0))) {
                sections.add(new Section(source.name(), List.of(text.strip().split("\\s+")), line, new ArrayList<>()));
            } else if (sections.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s:%d: an indented line before any section; begin with 'network NAME'"
                                .formatted(source.name(), line));
            } else {
                sections.getLast().body.add(text);
            }
        }
        return sections;
    }

    String kind() {
        return head.getFirst();
    }

    String name() {
        if (head.size() < 2) {
            throw new IllegalArgumentException("a %s without a name; write '%s NAME'".formatted(kind(), kind()));
        }
        return head.get(1);
    }

    /// Does something, and adds the place to what goes wrong.
    void reading(Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s:%d: %s".formatted(source, line, e.getMessage()), e);
        }
    }

    /// The lines without the two blanks before them.
    String unindented() {
        return String.join(
                                "\n",
                                body.stream()
                                        .map(l -> l.startsWith("  ") ? l.substring(2) : l)
                                        .toList())
                        .stripTrailing()
                + "\n";
    }

    Term value(String name) {
        var term = values().get(name);
        if (term == null) {
            throw new IllegalArgumentException("%s has no '%s'; add it".formatted(title(), name));
        }
        return term;
    }

    /// What the lines give to a record, or to one of the records of a sealed interface, which the head then
    /// names.
    Object record(RecordText records, Class<?> type) {
        var given = values();
        given.put("name", new Term.Word(name()));
        if (type.isRecord()) {
            return records.create(type, given, title());
        }
        if (head.size() < 3) {
            throw new IllegalArgumentException(
                    "%s without a type; write '%s %s TYPE'".formatted(title(), kind(), name()));
        }
        return records.create(records.record(head.get(2), type, title()), given, title());
    }

    private String title() {
        return "%s '%s'".formatted(kind(), name());
    }

    private Map<String, Term> values() {
        var values = new LinkedHashMap<String, Term>();
        for (var text : body) {
            int equals = text.indexOf('=');
            if (text.isBlank()) {
                continue;
            }
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "%s: '%s' is no value; write NAME = VALUE".formatted(title(), text.strip()));
            }
            var name = text.substring(0, equals).strip();
            if (values.put(name, TermReader.read(text.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("%s gives '%s' twice; remove one".formatted(title(), name));
            }
        }
        return values;
    }
}
