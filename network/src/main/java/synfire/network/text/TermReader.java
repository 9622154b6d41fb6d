package synfire.network.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a term.
final class TermReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final String text;
    private int at;

    private TermReader(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException if the text is not one term
    static Term read(String text) {
        var reader = new TermReader(text);
        var term = reader.term();
        if (!reader.atEnd()) {
            throw reader.unexpected();
        }
        return term;
    }

    private Term term() {
        skipBlanks();
        if (at == text.length()) {
            throw new IllegalArgumentException("the value ends after '%s'; complete it".formatted(tail()));
        }
        return switch (text.charAt(at)) {
            case '"' -> quoted();
            case '[' -> new Term.Sequence(sequence());
            case '{' -> new Term.Entries(entries());
            default -> callOrWord();
        };
    }

    private List<Term> sequence() {
        var items = new ArrayList<Term>();
        at++;
        while (!reached(']')) {
            items.add(term());
            comma(']');
        }
        at++;
        return items;
    }

    private Map<String, Term> entries() {
        var items = new LinkedHashMap<String, Term>();
        at++;
        while (!reached('}')) {
            var name = name();
            expect(':');
            items.put(name, term());
            comma('}');
        }
        at++;
        return items;
    }

    private Term callOrWord() {
        var name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt() || name.end() == text.length() || text.charAt(name.end()) != '(') {
            return word();
        }
        at = name.end() + 1;
        var alone = new ArrayList<Term>();
        var named = new LinkedHashMap<String, Term>();
        while (!reached(')')) {
            var argument = NAME.matcher(text).region(at, text.length());
            if (argument.lookingAt() && argument.end() < text.length() && text.charAt(argument.end()) == '=') {
                at = argument.end() + 1;
                named.put(argument.group(), term());
            } else {
                alone.add(term());
            }
            comma(')');
        }
        at++;
        return new Term.Call(name.group(), alone, named);
    }

    /// Up to a comma or a closing bracket that was not opened in the word.
    private Term word() {
        int start = at;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (depth == 0 && ",)]}".indexOf(c) >= 0) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (at == start) {
            throw unexpected();
        }
        return new Term.Word(text.substring(start, at).strip());
    }

    private Term quoted() {
        var content = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                content.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
            } else {
                content.append(c);
            }
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("a '\"' is never closed; add the missing one");
        }
        at++;
        return new Term.Quoted(content.toString());
    }

    private String name() {
        skipBlanks();
        var name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw unexpected();
        }
        at = name.end();
        return name.group();
    }

    private void comma(char close) {
        if (!reached(close)) {
            expect(',');
        }
    }

    private void expect(char wanted) {
        skipBlanks();
        if (at == text.length()) {
            throw new IllegalArgumentException("the value ends after '%s'; complete it".formatted(tail()));
        }
        if (text.charAt(at) != wanted) {
            throw unexpected();
        }
        at++;
        skipBlanks();
    }

    private boolean reached(char wanted) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String tail() {
        return text.substring(Math.max(0, at - 20), at);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("'%s' does not fit after '%s'; check commas and brackets"
                .formatted(text.substring(at, Math.min(text.length(), at + 20)), tail()));
    }
}
