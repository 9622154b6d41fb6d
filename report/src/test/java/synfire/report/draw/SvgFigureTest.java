package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.ColourMap;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

final class SvgFigureTest {

    @Test
    void file_smallFigure_isThisText() {
        var panel = Panel.of(
                        "cell",
                        Axis.timeMs(),
                        Axis.of("v", "mV"),
                        new Layer.Line("data", Series.uniform(0, 1, -65, -60, 20, -70), Stroke.of(Colour.INK)))
                .withHeight(60);

        var svg = SvgFigure.file(
                Figure.stack("Trace", panel).withCaption("One spike.").withWidth(200));

        assertThat(svg).isEqualTo(GOLDEN);
    }

    @Test
    void file_everyLayerWithHostileNames_isWellFormedAndRunsNoScript() throws Exception {
        var document = parsed(SvgFigure.file(EveryLayer.figure()));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().hasAttribute("onload")).isFalse();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(EveryLayer.HOSTILE.replace('\0', '�'));
    }

    @Test
    void file_everyLayer_hasOnlyFiniteNumbers() {
        assertThat(SvgFigure.file(EveryLayer.figure())).doesNotContain("NaN", "Infinity", "1000000");
    }

    @Test
    void file_otherLocale_isTheSameText() {
        var expected = SvgFigure.file(EveryLayer.figure());
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(SvgFigure.file(EveryLayer.figure())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void file_traceOf200000Samples_isSmall() {
        var random = new Random(1);
        var noise = Samples.generate(200_000, _ -> random.nextGaussian());
        var panel = Panel.of(
                "",
                Axis.timeMs(),
                Axis.of("v", "mV"),
                new Layer.Line("", new Series.Uniform(0, 0.05, noise), Stroke.of(Colour.INK)));

        // two points in each of at most 900 columns, below 16 characters each, and the axes
        assertThat(SvgFigure.file(Figure.stack("noise", panel))).hasSizeLessThan(900 * 2 * 16 + 5_000);
    }

    @Test
    void file_largeMatrix_isOneEmbeddedPicture() throws Exception {
        var matrix = new Matrix(60, 60, Samples.generate(3600, i -> i));
        var layer = new Layer.HeatMap("weight", matrix, ColourMap.EVEN, new Range(0, 3600));
        var document = parsed(
                SvgFigure.file(Figure.stack("map", Panel.of("", Axis.of("from", ""), Axis.of("to", ""), layer))));

        assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(1);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String GOLDEN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 131" width="200" height="131" role="img" aria-labelledby="figure-title figure-desc" font-family="'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif" font-size="11">
            <title id="figure-title">Trace</title>
            <desc id="figure-desc">One spike.</desc>
            <rect class="f-paper" width="200" height="131" fill="#ffffff"/>
            <g class="panel" data-i="0">
            <clipPath id="figure-clip0"><rect x="53.96" y="27" width="122.04" height="62"/></clipPath>
            <g class="layers" clip-path="url(#figure-clip0)">
            <g class="layer" data-i="0">
            <path class="s-ink" fill="none" stroke="#1b1f24" stroke-width="1.25" stroke-linejoin="round" d="M53.96 82.24l40.68-3.03 40.68-48.48 40.68 54.54"/>
            </g>
            </g>
            <g class="y-axis" data-i="0">
            <path class="s-ink" fill="none" stroke="#1b1f24" stroke-width="0.9" stroke-linejoin="round" d="M53.96 28v60M53.96 73.15h-4M53.96 42.85h-4"/>
            <text x="46.96" y="76.95" class="f-ink" fill="#1b1f24" text-anchor="end">−50</text>
            <text x="46.96" y="46.65" class="f-ink" fill="#1b1f24" text-anchor="end">0</text>
            </g>
            <g class="x-axis" data-i="0">
            <path class="s-ink" fill="none" stroke="#1b1f24" stroke-width="0.9" stroke-linejoin="round" d="M53.96 88h122.04M53.96 88v4M135.32 88v4"/>
            <text x="53.96" y="103" class="f-ink" fill="#1b1f24" text-anchor="middle">0</text>
            <text x="135.32" y="103" class="f-ink" fill="#1b1f24" text-anchor="middle">2</text>
            </g>
            <text x="114.98" y="119" class="f-ink" fill="#1b1f24" text-anchor="middle">time (ms)</text>
            <text x="18" y="58" class="f-ink" fill="#1b1f24" text-anchor="middle" transform="rotate(-90 18 58)">v (mV)</text>
            <text x="53.96" y="20" class="f-ink" fill="#1b1f24" font-size="12" font-weight="600">cell</text>
            <path class="s-ink" fill="none" stroke="#1b1f24" stroke-width="1.6" stroke-linejoin="round" d="M130.31 16h18"/>
            <text x="153.31" y="20" class="f-ink" fill="#1b1f24">data</text>
            </g>
            </svg>
            """;
}
