package synfire.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads and writes the comment above `model`.
///
/// The first line is `NAME: SUMMARY` or the summary; then paragraphs of description; a paragraph that begins with
/// `Assumes:`, `Reference:` or `Checked by:` is that part. Line breaks inside a paragraph mean nothing.
final class HeaderText {

    private static final int WIDTH = 100;
    private static final List<String> KEYS = List.of("Assumes:", "Reference:", "Checked by:");

    private HeaderText() {}

    /// @param lines without their `#`
    static Header read(List<String> lines, String modelName) {
        var paragraphs = paragraphs(lines);
        var parts = new LinkedHashMap<String, String>();
        var description = new ArrayList<String>();
        var summary = "";
        for (int i = 0; i < paragraphs.size(); i++) {
            var paragraph = paragraphs.get(i);
            var key = KEYS.stream().filter(paragraph::startsWith).findFirst();
            if (key.isPresent()) {
                parts.merge(
                        key.get(), paragraph.substring(key.get().length()).strip(), (a, b) -> (a + " " + b).strip());
            } else if (i == 0) {
                var prefix = modelName + ":";
                summary = paragraph.startsWith(prefix)
                        ? paragraph.substring(prefix.length()).strip()
                        : paragraph;
            } else {
                description.add(paragraph);
            }
        }
        return new Header(
                summary,
                String.join("\n\n", description),
                parts.getOrDefault("Assumes:", ""),
                parts.getOrDefault("Reference:", ""),
                parts.getOrDefault("Checked by:", ""));
    }

    private static List<String> paragraphs(List<String> lines) {
        var paragraphs = new ArrayList<String>();
        var current = new StringBuilder();
        for (var line : lines) {
            var text = line.strip().replaceAll("\\s+", " ");
            if (text.isEmpty() || KEYS.stream().anyMatch(text::startsWith)) {
                flush(current, paragraphs);
            }
            current.append(current.isEmpty() ? "" : " ").append(text);
        }
        flush(current, paragraphs);
        return paragraphs;
    }

    private static void flush(StringBuilder current, List<String> paragraphs) {
        if (!current.isEmpty()) {
            paragraphs.add(current.toString());
            current.setLength(0);
        }
    }

    /// The comment, each line with its `#`; empty for an empty header.
    static String write(Header header, String modelName) {
        var paragraphs = new ArrayList<String>();
        if (!header.summary().isEmpty()) {
            paragraphs.add(modelName + ": " + header.summary());
        }
        if (!header.description().isEmpty()) {
            paragraphs.addAll(List.of(header.description().split("\n\n", -1)));
        }
        var keyed = new ArrayList<String>();
        var parts = List.of(header.assumes(), header.reference(), header.checkedBy());
        for (int i = 0; i < KEYS.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                keyed.add(KEYS.get(i) + " " + parts.get(i));
            }
        }
        var text = new StringBuilder();
        for (var paragraph : paragraphs) {
            text.append(text.isEmpty() ? "" : "#\n").append(wrapped(paragraph));
        }
        text.append(text.isEmpty() || keyed.isEmpty() ? "" : "#\n");
        keyed.forEach(paragraph -> text.append(wrapped(paragraph)));
        return text.toString();
    }

    private static String wrapped(String paragraph) {
        var text = new StringBuilder("#");
        int column = 1;
        for (var word : paragraph.strip().split("\\s+", -1)) {
            boolean key = KEYS.stream().anyMatch(k -> k.startsWith(word));
            if (column > 1 && column + 1 + word.length() > WIDTH && !key) {
                text.append("\n#");
                column = 1;
            }
            text.append(' ').append(word);
            column += 1 + word.length();
        }
        return text.append('\n').toString();
    }
}
