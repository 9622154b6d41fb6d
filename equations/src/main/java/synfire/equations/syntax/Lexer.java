package synfire.equations.syntax;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.syntax.Token.Kind;

/// Cuts a region of a text into tokens; blanks, line ends, `\` before a line end, and `#` comments separate them.
final class Lexer {

    /// Longer symbols first.
    private static final List<String> SYMBOLS = List.of(
            "**", "//", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "(", ")", ",", "^", "=",
            "!");

    private final Source source;
    private final int end;
    private int at;

    private Lexer(Source source, Region region) {
        this.source = source;
        this.at = region.start();
        this.end = region.end();
    }

    /// The tokens of the region, then an end token.
    ///
    /// @throws SyntaxMistake at a character that starts no token
    static List<Token> tokens(Source source, Region region) throws SyntaxMistake {
        var lexer = new Lexer(source, region);
        var tokens = new ArrayList<Token>();
        while (lexer.skipBlanks()) {
            tokens.add(lexer.next());
        }
        // the end is where the text stops, not where the blanks and comments after it do
        int last = tokens.isEmpty() ? region.start() : tokens.getLast().at().end();
        tokens.add(new Token(Kind.END, "", new Region(last, last)));
        return tokens;
    }

    private boolean skipBlanks() {
        while (at < end) {
            char c = source.text().charAt(at);
            if (c == '#') {
                int lineEnd = source.text().indexOf('\n', at);
                at = lineEnd < 0 ? end : lineEnd;
            } else if (Character.isWhitespace(c) || (c == '\\' && lineEndsAfter(at + 1))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean lineEndsAfter(int index) {
        int lineEnd = source.text().indexOf('\n', index);
        return source.text()
                .substring(index, lineEnd < 0 ? source.text().length() : lineEnd)
                .isBlank();
    }

    private Token next() throws SyntaxMistake {
        char c = source.text().charAt(at);
        boolean pointFirst = c == '.' && at + 1 < end && isDigit(source.text().charAt(at + 1));
        if (isDigit(c) || pointFirst) {
            return token(Kind.NUMBER, numberEnd());
        }
        if (Character.isLetter(c) || c == '_') {
            int stop = at;
            while (stop < end && isNamePart(source.text().charAt(stop))) {
                stop++;
            }
            return token(Kind.NAME, stop);
        }
        for (var symbol : SYMBOLS) {
            if (source.text().startsWith(symbol, at) && at + symbol.length() <= end) {
                return token(Kind.SYMBOL, at + symbol.length());
            }
        }
        throw strange(c);
    }

    private Token token(Kind kind, int stop) {
        var token = new Token(kind, source.text().substring(at, stop), new Region(at, stop));
        at = stop;
        return token;
    }

    private int numberEnd() {
        int stop = digitsFrom(at);
        if (stop < end && source.text().charAt(stop) == '.') {
            stop = digitsFrom(stop + 1);
        }
        if (stop < end && (source.text().charAt(stop) | 0x20) == 'e') {
            int sign = stop + 1 < end && "+-".indexOf(source.text().charAt(stop + 1)) >= 0 ? 1 : 0;
            int digits = digitsFrom(stop + 1 + sign);
            stop = digits > stop + 1 + sign ? digits : stop;
        }
        return stop;
    }

    private int digitsFrom(int index) {
        int stop = Math.min(index, end);
        while (stop < end && isDigit(source.text().charAt(stop))) {
            stop++;
        }
        return stop;
    }

    private SyntaxMistake strange(char c) {
        var here = new Region(at, at + 1);
        return switch (c) {
            case '²', '³' ->
                new SyntaxMistake(
                        "character",
                        here,
                        "'%c' is no operator".formatted(c),
                        "write **%s".formatted(c == '²' ? "2" : "3"));
            case '·', '×', '⋅' -> new SyntaxMistake("character", here, "'%c' is no operator".formatted(c), "write *");
            case '−', '–' ->
                new SyntaxMistake(
                        "character", here, "'%c' is a typographic minus".formatted(c), "write the plain minus '-'");
            case ':' ->
                new SyntaxMistake(
                        "character",
                        here,
                        "a ':' does not belong in an expression",
                        "write the unit after one ':' at the end of the line");
            case '"', '\'' ->
                new SyntaxMistake("character", here, "a quote does not belong in an expression", "remove the quotes");
            default ->
                new SyntaxMistake(
                        "character",
                        here,
                        "the character %s does not belong in an expression"
                                .formatted(c < ' ' || c > 0x2fff ? "U+%04X".formatted((int) c) : "'" + c + "'"),
                        "remove it");
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
