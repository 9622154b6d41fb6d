package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.SurrogateCatalogue;

/// Figures as files.
final class FigureFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    private static final String STUDY = """
            title = "small"
            model = "hh-traub"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            g_Na = { bounds = ["1 uS", "40 uS"] }
            [simulated]
            dt = "0.05 ms"
            noise = "0.1 mV"
            stimuli = [[["0.1 nA", "5 ms"]], [["0.2 nA", "5 ms"]]]
            test = [1]
            [[stage]]
            starts = 2
            evaluations = 20
            """;

    @TempDir
    Path folder;

    @Test
    void fit_writesEveryFigureOfItsReportAsAFile() throws IOException {
        var run = Program.fit(folder, STUDY, "--png");

        assertThat(run.code()).isZero();
        var shown = List.of(
                "correlations-of-the-estimates",
                "held-out-traces",
                "loss-stage-stage-1",
                "recorded-minus-model-protocol-0",
                "training-traces");
        assertThat(names(".svg"))
                .containsExactlyInAnyOrderElementsOf(
                        shown.stream().map(name -> name + ".svg").toList());
        assertThat(Files.readString(folder.resolve("out/figures/training-traces.svg")))
                .startsWith("<?xml")
                .contains("membrane potential");
        if (run.err().isEmpty()) {
            assertThat(names(".png"))
                    .containsExactlyInAnyOrderElementsOf(
                            shown.stream().map(name -> name + ".png").toList());
            assertThat(Files.readAllBytes(folder.resolve("out/figures/training-traces.png")))
                    .startsWith(0x89, 'P', 'N', 'G');
        } else {
            assertThat(run.err()).startsWith("synfire: no PNG was drawn: this machine has no font");
            assertThat(names(".png")).isEmpty();
        }
    }

    /// With `-Dsynfire.rewrite=true` the file in the documentation is made anew.
    @Test
    void surrogates_areTheFigureOfTheReference() throws IOException {
        var documented = ROOT.resolve("docs/images/surrogates.svg");
        var file = Boolean.getBoolean("synfire.rewrite") ? documented : folder.resolve("surrogates.svg");

        var run = Program.run("models", "--surrogates", file.toString());

        assertThat(run.code()).isZero();
        assertThat(Files.readString(file)).isEqualTo(Files.readString(documented));
        assertThat(SurrogateCatalogue.names()).hasSize(18);
        assertThat(Files.readString(documented)).contains(SurrogateCatalogue.names());
    }

    private List<String> names(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out/figures"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }
}
