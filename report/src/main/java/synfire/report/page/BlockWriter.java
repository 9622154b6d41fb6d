package synfire.report.page;

import synfire.report.draw.Layout;
import synfire.report.draw.SvgFigure;
import synfire.report.figure.Figure;
import synfire.report.figure.Scale;
import synfire.report.table.Table;
import synfire.report.text.Markup;

/// Writes the blocks of a page as HTML; counts figures and tables.
final class BlockWriter {

    private static final String ZOOM_BUTTONS =
            button("out", "Zoom out", "−") + button("in", "Zoom in", "+") + button("reset", "Show everything", "reset");

    private final StringBuilder out;
    private final int share;
    private int figures;

    /// @param share keep two of this many samples of long traces
    BlockWriter(StringBuilder out, int share) {
        this.out = out;
        this.share = share;
    }

    void write(Block block) {
        switch (block) {
            case Block.Prose(var text) -> prose(text);
            case Block.TableBlock(var table) -> table(table);
            case Block.FigureBlock(var figure) -> figure(figure);
            case Block.KeyFigures keys -> keys(keys);
            case Block.Notice(var level, var title, var text) -> notice(level, title, text);
            case Block.Listing(var title, var text) ->
                out.append(
                        "<figure class=\"listing\"><figcaption>%s</figcaption><pre tabindex=\"0\">%s</pre></figure>\n"
                                .formatted(Markup.text(title), Markup.text(text)));
            case Block.Fold(var title, var blocks) -> {
                out.append("<details><summary>%s</summary>\n".formatted(Markup.text(title)));
                blocks.forEach(this::write);
                out.append("</details>\n");
            }
        }
    }

    /// Escaped text with `code` between back quotes set apart.
    static String inline(String text) {
        var parts = text.split("`", -1);
        var line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean quoted = i % 2 == 1 && i < parts.length - 1;
            boolean unpaired = i % 2 == 1 && !quoted;
            line.append(quoted ? "<code>" : unpaired ? "`" : "")
                    .append(Markup.text(parts[i]))
                    .append(quoted ? "</code>" : "");
        }
        return line.toString();
    }

    private void prose(String text) {
        for (var paragraph : text.strip().split("\n\\s*\n", -1)) {
            out.append("<p>").append(inline(paragraph)).append("</p>\n");
        }
    }

    private void keys(Block.KeyFigures keys) {
        out.append("<dl class=\"keys\">\n");
        for (var key : keys.figures()) {
            out.append("<div><dt>%s</dt><dd><b>%s</b>%s%s</dd></div>\n"
                    .formatted(
                            Markup.text(key.label()),
                            Markup.text(key.value()),
                            key.unit().isEmpty() ? "" : " " + Markup.text(key.unit()),
                            key.note().isEmpty() ? "" : "<small>" + inline(key.note()) + "</small>"));
        }
        out.append("</dl>\n");
    }

    private void notice(Block.Level level, String title, String text) {
        out.append(
                "<aside class=\"notice %s\"><span class=\"sign\" aria-hidden=\"true\">%s</span><div><p><b>%s</b></p>\n"
                        .formatted(level.key(), level.sign(), Markup.text(title)));
        prose(text);
        out.append("</div></aside>\n");
    }

    private void table(Table table) {
        out.append("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>\n"
                .formatted(Markup.text(table.caption().isEmpty() ? "table" : table.caption())));
        if (!table.caption().isEmpty()) {
            out.append("<caption>").append(Markup.text(table.caption())).append("</caption>\n");
        }
        boolean named =
                table.columns().stream().anyMatch(column -> !column.title().isEmpty());
        out.append(named ? "<thead><tr>" : "<thead hidden><tr>");
        for (var column : table.columns()) {
            out.append("<th scope=\"col\"%s>%s%s</th>"
                    .formatted(
                            side(column),
                            Markup.text(column.name()),
                            column.unit().isEmpty()
                                    ? ""
                                    : " <span class=\"unit\">" + Markup.text(column.unit()) + "</span>"));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            out.append("<tr class=\"%s\">".formatted(BlockWriter.key(row.emphasis())));
            for (int i = 0; i < row.cells().size(); i++) {
                var tag = i == 0 ? "th scope=\"row\"" : "td";
                out.append("<%s%s>%s</%s>"
                        .formatted(
                                tag,
                                side(table.columns().get(i)),
                                Markup.text(row.cells().get(i)),
                                i == 0 ? "th" : "td"));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static String side(Table.Column column) {
        return column.align() == Table.Align.RIGHT ? " class=\"number\"" : "";
    }

    private static String key(Table.Emphasis emphasis) {
        return switch (emphasis) {
            case NORMAL -> "normal";
            case STRONG -> "strong";
            case WARNING -> "warning";
            case MUTED -> "muted";
        };
    }

    private void figure(Figure figure) {
        var number = Integer.toString(++figures);
        var placed = Layout.of(figure);
        var data = FigureData.of(placed, share);
        out.append("<figure class=\"figure\" id=\"f%s\">\n".formatted(number))
                .append("<div class=\"plot\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">\n"
                        .formatted(Markup.text(figure.title())))
                .append(SvgFigure.element(placed, "f" + number))
                .append("\n</div>\n<div class=\"tools needs-script\" role=\"toolbar\" aria-label=\"Figure %s\">"
                        .formatted(number))
                .append(zooms(figure) ? ZOOM_BUTTONS : "")
                .append(button("save", "Save as SVG", "SVG"))
                .append("</div>\n<figcaption><b>Figure %s. %s%s</b> %s</figcaption>\n"
                        .formatted(
                                number,
                                Markup.text(figure.title()),
                                figure.caption().isEmpty() ? "" : ".",
                                inline(figure.caption())));
        if (!data.losses().isEmpty()) {
            out.append("<p class=\"stored needs-script\">Kept for zooming: %s.</p>\n"
                    .formatted(Markup.text(String.join("; ", data.losses()))));
        }
        out.append("<script type=\"application/json\">").append(data.json()).append("</script>\n</figure>\n");
    }

    private static boolean zooms(Figure figure) {
        return figure.panels().stream().anyMatch(panel -> !(panel.x().scale() instanceof Scale.Categories));
    }

    private static String button(String action, String label, String text) {
        return "<button type=\"button\" data-act=\"%s\" aria-label=\"%s\" title=\"%s\">%s</button>"
                .formatted(action, label, label, text);
    }
}
