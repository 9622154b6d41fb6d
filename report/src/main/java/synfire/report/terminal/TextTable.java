package synfire.report.terminal;

import java.util.ArrayList;
import java.util.List;
import synfire.report.table.Table;

/// A table in columns of equal width, two spaces apart.
public final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /// The table, each line ended. The caption stands above, a rule below the names.
    public static String of(Table table, Terminal terminal) {
        var widths = widths(table);
        var out = new StringBuilder();
        if (!table.caption().isEmpty()) {
            out.append(terminal.bold(plain(table.caption()))).append('\n');
        }
        out.append(terminal.bold(line(
                        table,
                        widths,
                        table.columns().stream().map(Table.Column::title).toList())))
                .append('\n');
        int total = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * Math.max(0, widths.size() - 1);
        out.append(terminal.dim((terminal.unicode() ? "─" : "-").repeat(total))).append('\n');
        for (var row : table.rows()) {
            var line = line(table, widths, row.cells());
            out.append(
                            switch (row.emphasis()) {
                                case NORMAL -> line;
                                case STRONG -> terminal.bold(line);
                                case WARNING -> terminal.yellow(line);
                                case MUTED -> terminal.dim(line);
                            })
                    .append('\n');
        }
        return out.toString();
    }

    private static List<Integer> widths(Table table) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < table.columns().size(); column++) {
            int width = length(table.columns().get(column).title());
            for (var row : table.rows()) {
                width = Math.max(width, length(row.cells().get(column)));
            }
            widths.add(width);
        }
        return widths;
    }

    private static String line(Table table, List<Integer> widths, List<String> cells) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var text = plain(cells.get(column));
            var space = " ".repeat(widths.get(column) - length(text));
            boolean right = table.columns().get(column).align() == Table.Align.RIGHT;
            line.append(column == 0 ? "" : GAP).append(right ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return plain(text).codePointCount(0, plain(text).length());
    }

    /// Control characters, which could move the cursor or recolour the screen, become `?`.
    private static String plain(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
