package synfire.network.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The code of the guide to analysis is the compiled example, and does what the guide says.
final class GuideTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));
    private static final Path EXAMPLE =
            ROOT.resolve("network/src/test/java/synfire/network/analysis/GuideExample.java");

    @Test
    void guide_javaPieces_areTheCompiledExample() throws IOException {
        var regions = found("// @start region=\"[a-z]+\"\n(.*?)// @end", Files.readString(EXAMPLE));
        var pieces = found("```java\n(.*?)```", Files.readString(ROOT.resolve("docs/guide/analysis.md")));

        assertThat(pieces).hasSize(7).containsExactlyElementsOf(regions);
    }

    @Test
    void guide_pieces_giveWhatTheRasterHas() {
        var results = GuideExample.results();

        // Nine of ten spikes are independent at 10 Hz per cell, one of ten comes in volleys.
        assertThat(results.get("cv")).isCloseTo(1, within(0.3));
        assertThat(results.get("lv")).isCloseTo(1, within(0.3));
        assertThat(results.get("cvs")).isEqualTo(200);
        assertThat(results.get("apart")).isBetween(0.0, 0.1);
        assertThat(results.get("trials")).isEqualTo(3);
        // 100 volleys with 0.1 spikes a cell in 2,000 bins of variance 0.05: 0.01, less what falls into two bins
        assertThat(results.get("correlation")).isBetween(0.004, 0.011);
        // of N cells of one variance, χ² is 1/N and the mean correlation of the other pairs
        assertThat(results.get("chi"))
                .isCloseTo(Math.sqrt((1 + 199 * results.get("correlation")) / 200), within(0.002));
        assertThat(results.get("isi")).isBetween(0.3, 0.7);
        assertThat(results.get("spike")).isBetween(0.2, 0.4);
        assertThat(results.get("avalanches")).isGreaterThan(100);
        assertThat(results.get("fit")).isBetween(0.0, 1.0);
        assertThat(results.values()).allSatisfy(value -> assertThat(value).isFinite());
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1).replaceAll("\\s+", " ").strip())
                .toList();
    }
}
