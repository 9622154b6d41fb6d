package synfire.cli.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the keys of a TOML text stand: the line of each path, such as `population.E.size`.
///
/// The reader of TOML that builds the values forgets places, so this looks for them on its own. It knows
/// keys, strings and brackets, and takes every valid file; what is not valid the other reader refuses.
public final class TomlPlaces {

    private final String text;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int at;
    private int line = 1;

    private TomlPlaces(String text) {
        this.text = text;
    }

    /// The line of each key, by its path; entries of an array of tables are numbered from 0.
    public static Map<String, Integer> of(String text) {
        var places = new TomlPlaces(text);
        places.document();
        return places.lines;
    }

    /// The line of a path, or of the nearest table around it that has one.
    public static int line(Map<String, Integer> lines, List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            var line = lines.get(String.join(".", path.subList(0, length)));
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private void document() {
        List<String> table = List.of();
        while (skipBlanks(true)) {
            if (text.startsWith("[[", at)) {
                at += 2;
                var names = key();
                var path = String.join(".", names);
                int number = counts.merge(path, 1, Integer::sum) - 1;
                lines.putIfAbsent(path, line);
                table = with(names, Integer.toString(number));
                lines.put(String.join(".", table), line);
                toEndOfLine();
            } else if (text.charAt(at) == '[') {
                at++;
                table = key();
                lines.putIfAbsent(String.join(".", table), line);
                toEndOfLine();
            } else {
                pair(table);
            }
        }
    }

    /// `key = value`
    private void pair(List<String> table) {
        int here = line;
        var path = new ArrayList<>(table);
        for (var name : key()) {
            path.add(name);
            lines.putIfAbsent(String.join(".", path), here);
        }
        skipBlanks(false);
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            value(path);
        } else {
            toEndOfLine();
        }
    }

    private void value(List<String> path) {
        skipBlanks(false);
        if (at >= text.length()) {
            return;
        }
        switch (text.charAt(at)) {
            case '"', '\'' -> string();
            case '[' -> {
                at++;
                for (int number = 0; skipBlanks(true) && text.charAt(at) != ']'; number++) {
                    int before = at;
                    lines.putIfAbsent(String.join(".", path) + "." + number, line);
                    value(with(path, Integer.toString(number)));
                    comma(before);
                }
                at++;
            }
            case '{' -> {
                at++;
                while (skipBlanks(true) && text.charAt(at) != '}') {
                    int before = at;
                    pair(path);
                    comma(before);
                }
                at++;
            }
            default -> {
                while (at < text.length() && ",]}#\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
    }

    private void comma(int before) {
        if (skipBlanks(true) && text.charAt(at) == ',') {
            at++;
        } else if (at == before) {
            at++; // no value; the reader of values says so
        }
    }

    /// Names with dots between them.
    private List<String> key() {
        var names = new ArrayDeque<String>();
        while (at < text.length()) {
            skipBlanks(false);
            int start = at;
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                string();
                names.add(text.substring(start + 1, Math.max(start + 1, at - 1)));
            } else {
                while (at < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
                    at++;
                }
                names.add(text.substring(start, at));
            }
            skipBlanks(false);
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
            } else {
                break;
            }
        }
        return List.copyOf(names);
    }

    private void string() {
        char quote = text.charAt(at);
        var triple = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(triple, at);
        at += isLong ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLong ? text.startsWith(triple, at) : c == quote || c == '\n') {
                break;
            }
            line += c == '\n' ? 1 : 0;
            at += c == '\\' && quote == '"' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
        }
        at = Math.min(text.length(), at + (isLong ? 3 : 1));
    }

    private void toEndOfLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    /// Skips blanks, and where asked for comments and ends of lines.
    ///
    /// @return whether anything is left
    private boolean skipBlanks(boolean linesToo) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' && linesToo) {
                toEndOfLine();
            } else if (c == '\n' && linesToo) {
                line++;
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                break;
            }
        }
        return at < text.length();
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
