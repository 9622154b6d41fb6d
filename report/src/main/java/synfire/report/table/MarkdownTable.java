package synfire.report.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table as GitHub-flavoured Markdown.
public final class MarkdownTable {

    private MarkdownTable() {}

    /// The table, ending with a line break; strong rows in bold.
    public static String of(Table table) {
        var out = new StringBuilder();
        out.append(line(table.columns().stream().map(column -> escaped(column.title()))));
        out.append(line(table.columns().stream().map(column -> column.align() == Table.Align.RIGHT ? "---:" : "---")));
        for (var row : table.rows()) {
            boolean strong = row.emphasis() == Table.Emphasis.STRONG;
            out.append(line(row.cells().stream()
                    .map(MarkdownTable::escaped)
                    .map(cell -> strong && !cell.isEmpty() ? "**" + cell + "**" : cell)));
        }
        return out.toString();
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
    }
}
