package synfire.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Every example that trains a network can be read, its task gives trials, and it trains. Those of data that are not
/// here are left out.
final class TrainExamplesTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");

    static Stream<Path> studies() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files
                    .filter(file -> file.toString().endsWith(".toml"))
                    .filter(TrainExamplesTest::hasTask)
                    .filter(TrainExamplesTest::hasData)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void read_ofEachExample_givesTrials(Path file) throws IOException {
        var study = TrainReader.read(file, Optional.empty(), Optional.empty());

        assertThat(study.plan().task().trial(RandomKey.ofSeed(1), 0).windows()).isNotEmpty();
    }

    /// Two small batches of each, and a look at held-out trials.
    @ParameterizedTest
    @MethodSource("studies")
    void run_ofEachExample_trains(Path file, @TempDir Path folder) throws IOException {
        var study = TrainReader.read(file, Optional.empty(), Optional.empty()).inSmall(8, 2);

        var outcome = new TrainRun(study, Engine.best(), new TrainFolder(folder), false).run((_, _) -> {}, () -> false);

        assertThat(outcome.whole()).isTrue();
        assertThat(outcome.batches()).isEqualTo(2);
        assertThat(folder.resolve("training.json")).exists();
    }

    /// The shortest of all to its end.
    @Test
    void run_ofGatedUnits_reachesItsAccuracy(@TempDir Path folder) throws IOException {
        var study = TrainReader.read(EXAMPLES.resolve("dms-rate.toml"), Optional.empty(), Optional.empty());

        var outcome = new TrainRun(study, Engine.best(), new TrainFolder(folder), false).run((_, _) -> {}, () -> false);

        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.best()).isGreaterThanOrEqualTo(0.99);
    }

    private static boolean hasTask(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("task ="));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the data sets that it names are there.
    private static boolean hasData(Path file) {
        try {
            return !Files.readString(file).contains("shared/data")
                    || Files.isDirectory(EXAMPLES.resolve("../../shared/data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
