package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every study under `examples` can be planned: model, recordings and losses fit. Those whose recordings are not here
/// are skipped.
@Tag("slow")
final class ExamplesTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");

    @TempDir
    Path folder;

    static Stream<String> studies() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".toml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void dryRun_ofEachExample_plansEveryStage(String name) throws IOException {
        var study = EXAMPLES.resolve(name);
        var text = Files.readString(study);
        assumeRecordings(name, text);

        var run = Program.run("fit", study.toString(), "--dry-run", "--quiet", "--out", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("stage")))
                .hasSameSizeAs(Pattern.compile("(?m)^\\[\\[stage]]")
                        .matcher(text)
                        .results()
                        .toList());
    }

    /// Held-out Γ as a part of its ceiling, at 4 ms, of the cells recorded under noise.
    @ParameterizedTest
    @CsvSource({"raphe-gaba.toml, 0.65", "l5-pyramidal.toml, 0.75"})
    void fit_underNoise_predictsHeldOutSpikes(String name, double least) throws IOException {
        var study = EXAMPLES.resolve(name);
        assumeRecordings(name, Files.readString(study));

        var run = Program.run("fit", study.toString(), "--quiet", "--out", folder.toString());

        assertThat(run.code()).isZero();
        var test = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("fit.json")))
                .path("metrics")
                .path("test");
        assertThat(test.path("gamma_ratio").asDouble()).isBetween(least, 1.0);
    }

    private static void assumeRecordings(String name, String text) {
        // a name with a star stands for the files of its folder
        var recordings = Pattern.compile("\"(\\.\\./\\.\\./shared/[^\"+#@]+)")
                .matcher(text)
                .results()
                .map(found -> EXAMPLES.resolve(found.group(1)))
                .map(path -> path.toString().contains("*") ? path.resolveSibling("") : path)
                .toList();
        assumeThat(recordings).as("recordings of %s", name).allMatch(Files::exists);
    }
}
