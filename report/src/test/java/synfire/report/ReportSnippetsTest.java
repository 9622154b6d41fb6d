package synfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

final class ReportSnippetsTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @TempDir
    Path folder;

    @Test
    void report_threeSignals_isWritten() throws Exception {
        var file = folder.resolve("report.html");

        ReportSnippets.report(signal("I", 0, 0), signal("data", 1, 2), signal("fit", 1, 1.5), file);

        assertThat(Files.readString(file)).contains("Held-out sweep", "residual");
    }

    @Test
    void figure_samples_isWritten() throws Exception {
        var file = folder.resolve("potential.svg");

        ReportSnippets.figure(new double[] {-65, -60, -20, -70}, file);

        assertThat(Files.readString(file)).contains("<title id=\"figure-title\">Potential</title>");
    }

    @Test
    void guide_everyPieceOfCode_isCompiled() throws Exception {
        var guide = Files.readString(ROOT.resolve("docs/guide/report.md"));
        var code = squeezed(Files.readString(ROOT.resolve("report/src/test/java/synfire/report/ReportSnippets.java")));

        var pieces = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .toList();

        assertThat(pieces).hasSize(2);
        assertThat(pieces).allSatisfy(piece -> assertThat(code).contains(squeezed(piece.group(1))));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static Signal signal(String name, double... samples) {
        return new Signal(name, Units.MV, 1, 0, Samples.of(samples));
    }
}
