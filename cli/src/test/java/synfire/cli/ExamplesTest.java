package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every study under `examples` can be planned: model, recordings and losses fit; those of steps of current predict the
/// spikes of sweeps that they never saw. Those whose recordings are not here are skipped.
@Tag("slow")
final class ExamplesTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");

    /// A count may be off by this part of the spikes.
    private static final double MOST_OFF = 0.15;

    /// Mean spikes of a model's runs in a sweep in which the cell was silent.
    private static final double MOST_IN_SILENCE = 0.1;

    @TempDir
    Path folder;

    static Stream<String> studies() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".toml"))
                    .filter(name -> !isTraining(EXAMPLES.resolve(name)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /// Whether a study trains a network on a task, alone or in a chain, and is no fit of a cell.
    private static boolean isTraining(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .anyMatch(line -> line.startsWith("task =") || line.startsWith("training ="));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Off by at most one spike or 15 %, whichever is more, in every sweep, held out or not; silent where
    /// the cell is.
    @ParameterizedTest
    @ValueSource(strings = {"fast-spiking.toml", "adapting.toml"})
    void fit_stepsOfCurrent_predictsTheNumbersOfSpikes(String name) throws IOException {
        var study = EXAMPLES.resolve(name);
        assumeRecordings(name, Files.readString(study));

        var run = Program.run("fit", study.toString(), "--json", "--quiet", "--out", folder.toString());

        assertThat(run.err()).isEmpty();
        var metrics = new ObjectMapper().readTree(run.out()).path("metrics");
        for (var group : List.of("train", "test")) {
            assertThat(metrics.path(group).path("traces")).isNotEmpty().allSatisfy(trace -> {
                double spikes = trace.path("spikes_data").asDouble();
                double most = spikes == 0 ? MOST_IN_SILENCE : Math.max(1, MOST_OFF * spikes);
                assertThat(trace.path("spikes_model").asDouble())
                        .as("%s: %s", group, trace.path("trace").asText())
                        .isBetween(spikes - most, spikes + most);
            });
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
