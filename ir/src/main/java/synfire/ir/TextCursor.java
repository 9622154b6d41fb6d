package synfire.ir;

/// A place in program text, and what can be read there.
final class TextCursor {

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    /// Skips blanks and line ends.
    TextCursor skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return this;
    }

    /// Skips blanks up to the end of the line.
    TextCursor skipInLine() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return this;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /// Whether these characters come next.
    boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    /// Reads these characters if they come next.
    boolean accept(String expected) {
        boolean seen = sees(expected);
        at += seen ? expected.length() : 0;
        return seen;
    }

    /// Reads these characters, after blanks.
    void expect(String expected) {
        skip();
        if (!accept(expected)) {
            throw fail("expected '%s'".formatted(expected));
        }
    }

    /// Letters, digits and the given others; at least one.
    String word(String others) {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw fail("expected a word");
        }
        return text.substring(start, at);
    }

    /// A name, in quotes if it has unusual characters.
    String name() {
        if (!accept("\"")) {
            return word(ProgramText.NAME_CHARACTERS);
        }
        var name = new StringBuilder();
        while (!accept("\"")) {
            accept("\\");
            if (isAtEnd()) {
                throw fail("expected '\"' at the end of a name");
            }
            name.append(text.charAt(at++));
        }
        return name.toString();
    }

    int integer() {
        var digits = word("-");
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw fail("expected a whole number, not '%s'".formatted(digits));
        }
    }

    /// An error at this place: the line, what was expected, and what is there.
    IllegalProgramException fail(String problem) {
        int end = text.indexOf('\n', at);
        var rest = text.substring(at, end < 0 ? text.length() : end);
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalProgramException("program text, line %d: %s, but found '%s'".formatted(line, problem, rest));
    }
}
