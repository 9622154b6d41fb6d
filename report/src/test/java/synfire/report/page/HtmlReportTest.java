package synfire.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.table.Table;

final class HtmlReportTest {

    private static final String HOSTILE = "</script></title><img src=x onerror=alert(1)>\" onload=\"x' `code` & \0";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
    private static final Set<String> VOID = Set.of("meta", "br", "img", "hr", "link", "input");

    @TempDir
    Path folder;

    @Test
    void html_everyBlock_hasBalancedTagsAndNoElementFromAName() {
        var tags = elements(report(1).html());

        assertThat(tags).doesNotContain("img", "iframe", "object", "link").contains("table", "svg", "details", "pre");
    }

    @Test
    void html_everyBlock_refersToNothingOutside() {
        var html = report(1).html();

        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://", "url(//");
        for (var match : Pattern.compile("<[^>]*\\b(?:src|href|action|data)=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .toList()) {
            assertThat(match.group(1)).startsWith("#");
        }
    }

    @Test
    void html_everyBlock_admitsOnlyItsOwnScript() {
        var html = report(1).html();
        var script = html.substring(html.lastIndexOf("<script>") + "<script>".length(), html.lastIndexOf("</script>"));

        assertThat(html)
                .contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '"
                        + PageResource.hash(script) + "'\">");
        assertThat(html).doesNotContainPattern("<[^>\"']*\\son[a-z]+=");
    }

    @Test
    void html_twiceAndInAnotherLocale_isTheSameBytes() {
        var before = Locale.getDefault();
        var first = report(3).html();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(report(3).html()).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void html_moreSamplesThanTheBudget_isSmallAndSaysWhatIsLeftOut() {
        var random = new Random(1);
        var noise = Samples.generate(400_000, _ -> random.nextGaussian());
        var layer = new Layer.Line("noise", new Series.Uniform(0, 0.05, noise), Stroke.of(Colour.INK));
        var block =
                new Block.FigureBlock(Figure.stack("Noise", Panel.of("", Axis.timeMs(), Axis.of("v", "mV"), layer)));

        var html = new HtmlReport("r", "", List.of(Section.of("s", block)), 40_000).html();

        assertThat(html).contains("Kept for zooming: noise: lowest and highest of every 20 samples.");
        // 40,000 samples of white noise in 13 bits and base 64, 30 kB for the drawing, 30 kB for page and script
        assertThat(html).hasSizeLessThan(40_000 * 13 / 8 * 4 / 3 + 80_000);
    }

    @Test
    void html_sections_areInTheContents() {
        assertThat(report(1).html())
                .contains("<li><a href=\"#s2\">Figures</a></li>")
                .contains("<section id=\"s2\" aria-labelledby=\"s2-title\">\n<h2 id=\"s2-title\">Figures</h2>");
    }

    @Test
    void write_intoANewFolder_writesTheText() throws Exception {
        var file = folder.resolve("out/report.html");

        report(1).write(file);

        assertThat(Files.readString(file)).isEqualTo(report(1).html());
    }

    @Test
    void budget_ofNothing_isRefused() {
        assertThatThrownBy(() -> new HtmlReport("fit", "", List.of(), 0))
                .hasMessage("report 'fit' may keep 0 samples; give 1 or more");
    }

    @Test
    void inline_backQuotes_setCodeApart() {
        assertThat(BlockWriter.inline("fix `g_<L>` or `E")).isEqualTo("fix <code>g_&lt;L&gt;</code> or `E");
    }

    private static HtmlReport report(long budget) {
        var names = List.of(HOSTILE, "b");
        var panel = Panel.of(
                HOSTILE,
                Axis.of(HOSTILE, HOSTILE),
                Axis.categories("", names),
                new Layer.Raster(HOSTILE, List.of(Samples.of(1, 2)), 0, Colour.INK));
        return new HtmlReport(
                HOSTILE,
                HOSTILE,
                List.of(
                        Section.of(
                                HOSTILE,
                                new Block.Prose(HOSTILE + "\n\nsecond"),
                                new Block.Notice(Block.Level.WARNING, HOSTILE, HOSTILE),
                                new Block.KeyFigures(List.of(new Block.KeyFigure(HOSTILE, HOSTILE, HOSTILE, HOSTILE))),
                                new Block.Listing(HOSTILE, HOSTILE)),
                        Section.of(
                                "Figures",
                                new Block.FigureBlock(
                                        Figure.stack(HOSTILE, panel).withCaption(HOSTILE)),
                                new Block.Fold(
                                        HOSTILE,
                                        List.of(new Block.TableBlock(Table.of(
                                                        HOSTILE,
                                                        Table.Column.right(HOSTILE)
                                                                .in(HOSTILE))
                                                .row(HOSTILE)))))),
                budget);
    }

    /// Names of all elements; fails if one is not closed where it should be.
    private static List<String> elements(String html) {
        var open = new ArrayDeque<String>();
        var seen = new ArrayList<String>();
        var matcher = TAG.matcher(html.replaceAll("(?s)<(script|style)([^>]*)>.*?</\\1>", "<$1$2></$1>"));
        while (matcher.find()) {
            var name = matcher.group(2);
            if (!matcher.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(name);
            } else {
                seen.add(name);
                if (!VOID.contains(name) && !matcher.group(3).endsWith("/")) {
                    open.push(name);
                }
            }
        }
        assertThat(open).isEmpty();
        return seen;
    }
}
