package synfire.equations.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Joins the lines of a block that belong together.
///
/// A line goes on in the next one if it ends with `\`, an operator, or an open bracket, or if the next one begins with
/// an operator or a bracket. An equation also goes on until its `:`. A line that begins like a new equation or
/// assignment
/// always is one, so an open bracket spoils one equation and not the rest.
public final class LogicalLines {

    /// One or more lines that belong together.
    ///
    /// @param code from the first to the last character outside comments
    /// @param comment what stands after `#`, joined
    public record Line(Word code, String comment) {}

    private static final Pattern NEW_ASSIGNMENT =
            Pattern.compile("\\s*[\\w']+(\\s*/\\s*dt)?\\s*(\\*\\*|//|[-+*/%])?=(?!=).*", Pattern.DOTALL);
    private static final Pattern NEW_DECLARATION = Pattern.compile("\\s*\\w+\\s*:.*", Pattern.DOTALL);
    private static final Pattern GOES_ON = Pattern.compile(".*([-+*/%<>=,(\\\\]|\\b(and|or|not))\\s*", Pattern.DOTALL);
    private static final Pattern CONTINUES = Pattern.compile("\\s*([-+*/%<>=,()]|(and|or)\\b).*", Pattern.DOTALL);

    private final Source source;
    private final boolean equations;
    private final List<Line> lines = new ArrayList<>();

    private int start = -1;
    private int end = -1;
    private int depth;
    private boolean colon;
    private String last = "";
    private String comment = "";

    private LogicalLines(Source source, boolean equations) {
        this.source = source;
        this.equations = equations;
    }

    /// The lines of a block of equations.
    public static List<Line> ofEquations(Source source, Region block) {
        return new LogicalLines(source, true).read(block);
    }

    /// The lines of a block of other text: declarations or statements.
    public static List<Line> of(Source source, Region block) {
        return new LogicalLines(source, false).read(block);
    }

    private List<Line> read(Region block) {
        for (int at = block.start(); at < block.end(); ) {
            int lineEnd = source.text().indexOf('\n', at);
            lineEnd = lineEnd < 0 || lineEnd > block.end() ? block.end() : lineEnd;
            add(at, source.text().substring(at, lineEnd));
            at = lineEnd + 1;
        }
        flush();
        return lines;
    }

    private void add(int at, String line) {
        int hash = line.indexOf('#');
        var text = hash < 0 ? line : line.substring(0, hash);
        if (start >= 0 && (text.isBlank() ? complete() : !belongs(text))) {
            flush();
        }
        if (text.isBlank()) {
            return;
        }
        if (start < 0) {
            start = at + text.length() - text.stripLeading().length();
        }
        end = at + text.stripTrailing().length();
        last = text;
        colon |= text.indexOf(':') >= 0;
        depth += text.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
        if (hash >= 0) {
            comment = (comment + " " + line.substring(hash + 1).strip()).strip();
        }
    }

    /// Whether a line goes on with what was read so far.
    private boolean belongs(String next) {
        if (last.stripTrailing().endsWith("\\")) {
            return true;
        }
        if (NEW_ASSIGNMENT.matcher(next).matches()) {
            return false;
        }
        if (!complete() || CONTINUES.matcher(next).matches()) {
            return true;
        }
        return equations && !colon && !NEW_DECLARATION.matcher(next).matches();
    }

    private boolean complete() {
        return depth <= 0 && !GOES_ON.matcher(last).matches();
    }

    private void flush() {
        if (start >= 0) {
            lines.add(new Line(source.code(new Region(start, end)), comment));
        }
        start = -1;
        depth = 0;
        colon = false;
        last = "";
        comment = "";
    }
}
