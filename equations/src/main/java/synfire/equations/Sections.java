package synfire.equations;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Word;

/// Cuts a model file into the comment above it and its sections: a line at the margin, and the indented lines below it.
///
/// @param comment the lines of the comment above the first section, without `#`
record Sections(List<String> comment, List<Section> sections) {

    /// @param head the line at the margin, without its comment
    /// @param body the lines below, up to the next section
    record Section(Word head, Region body) {

        /// Head and body as one region, for sections that are one sentence.
        Region whole() {
            return head.at().to(body);
        }
    }

    static Sections of(Source source) {
        int margin = margin(source.lines());
        var comment = new ArrayList<String>();
        var heads = new ArrayList<Word>();
        var starts = new ArrayList<Integer>();
        int at = 0;
        for (var line : source.lines()) {
            var code = withoutComment(line);
            if (!code.isBlank() && indent(line) <= margin) {
                heads.add(source.code(new Region(at, at + code.length())));
                starts.add(at);
            } else if (heads.isEmpty() && line.strip().startsWith("#")) {
                comment.add(line.strip().substring(1));
            } else if (heads.isEmpty() && !comment.isEmpty()) {
                comment.add("");
            }
            at += line.length() + 1;
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            int lineEnd = source.text().indexOf('\n', head.at().end());
            int start = lineEnd < 0 ? source.text().length() : lineEnd;
            int end = i + 1 < starts.size() ? starts.get(i + 1) : source.text().length();
            sections.add(new Section(head, new Region(start, Math.max(start, end))));
        }
        return new Sections(comment, sections);
    }

    /// The smallest indentation of any line that is not blank or a comment.
    private static int margin(List<String> lines) {
        return lines.stream()
                .filter(line -> !withoutComment(line).isBlank())
                .mapToInt(Sections::indent)
                .min()
                .orElse(0);
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
