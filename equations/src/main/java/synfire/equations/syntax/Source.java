package synfire.equations.syntax;

import java.util.List;

/// A named text, as it was given; every line end counts as one `\n`.
///
/// @param name what messages call it, usually a file name
public record Source(String name, String text) {

    public Source {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The lines without their ends; at least one.
    public List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /// Line `number`, counted from 1; empty past the end.
    public String line(int number) {
        var lines = lines();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /// The text of a region.
    public String text(Region region) {
        return text.substring(region.start(), region.end());
    }

    /// The text of a region with its comments blanked out, without the blanks at both ends.
    public Word code(Region region) {
        var code = new StringBuilder(text(region));
        for (int at = code.indexOf("#"); at >= 0; at = code.indexOf("#", at)) {
            for (; at < code.length() && code.charAt(at) != '\n'; at++) {
                code.setCharAt(at, ' ');
            }
        }
        return new Word(code.toString(), region).part(0, code.length());
    }

    /// The place of a region; of one that runs over several lines, the part on the first.
    public SourceSpan span(Region region) {
        int start = Math.min(region.start(), text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', start);
        int end = Math.min(region.end(), lineEnd < 0 ? text.length() : lineEnd);
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new SourceSpan(line, start - lineStart + 1, Math.max(1, end - start));
    }
}
