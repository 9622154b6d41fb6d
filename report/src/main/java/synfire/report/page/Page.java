package synfire.report.page;

import java.util.List;
import synfire.report.text.Markup;

/// Writes the file of a report: head, contents, sections, script.
final class Page {

    private Page() {}

    static String of(HtmlReport report) {
        var script = PageScript.text();
        var out = new StringBuilder(1 << 16);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; ")
                .append("style-src 'unsafe-inline'; script-src '")
                .append(PageResource.hash(script))
                .append("'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"generator\" content=\"Synfire\">\n<title>")
                .append(Markup.text(report.title()))
                .append("</title>\n<style>\n")
                .append(PageStyle.css())
                .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
        contents(report, out);
        out.append("<main id=\"main\">\n<header>\n<h1>")
                .append(Markup.text(report.title()))
                .append("</h1>\n");
        if (!report.subtitle().isEmpty()) {
            out.append("<p class=\"subtitle\">")
                    .append(BlockWriter.inline(report.subtitle()))
                    .append("</p>\n");
        }
        out.append("</header>\n");
        sections(report, out);
        return out.append(HELP)
                .append("</main>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n")
                .toString();
    }

    private static final String HELP = """
            <footer class="help needs-script"><p><b>Figures zoom.</b> Drag across a panel to magnify it, drag with Shift to \
            move, turn the wheel with Ctrl, or use the keys + − ← → once a figure has the focus; a double click or 0 shows \
            everything again. Panels that share an axis move together. Traces are kept in this file at 16,384 levels between \
            their lowest and highest value.</p></footer>
            """;

    private static void contents(HtmlReport report, StringBuilder out) {
        out.append("<nav class=\"contents\" aria-label=\"Contents\">\n<p class=\"brand\">Synfire</p>\n<ol>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            out.append("<li><a href=\"#s%s\">%s</a></li>\n"
                    .formatted(
                            Integer.toString(i + 1),
                            Markup.text(report.sections().get(i).title())));
        }
        out.append(
                "</ol>\n<button type=\"button\" class=\"theme needs-script\" data-act=\"theme\">Dark or light</button>\n</nav>\n");
    }

    private static void sections(HtmlReport report, StringBuilder out) {
        var writer = new BlockWriter(out, share(report));
        for (int i = 0; i < report.sections().size(); i++) {
            var section = report.sections().get(i);
            var id = "s" + (i + 1);
            out.append("<section id=\"%1$s\" aria-labelledby=\"%1$s-title\">\n<h2 id=\"%1$s-title\">%2$s</h2>\n"
                    .formatted(id, Markup.text(section.title())));
            section.blocks().forEach(writer::write);
            out.append("</section>\n");
        }
    }

    /// How many samples one kept sample stands for, so that all figures together stay in the budget.
    private static int share(HtmlReport report) {
        long samples = report.sections().stream()
                .mapToLong(section -> samples(section.blocks()))
                .sum();
        return Math.toIntExact(Math.ceilDiv(Math.max(1, samples), report.sampleBudget()));
    }

    private static long samples(List<Block> blocks) {
        long samples = 0;
        for (var block : blocks) {
            samples += switch (block) {
                case Block.FigureBlock(var figure) -> FigureData.samples(figure);
                case Block.Fold(var _, var inner) -> samples(inner);
                case Block.Prose _, Block.TableBlock _, Block.KeyFigures _, Block.Notice _, Block.Listing _ -> 0;
            };
        }
        return samples;
    }
}
