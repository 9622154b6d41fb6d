package synfire.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.network.random.RandomKey;

/// Every example that trains a network can be read, and its task gives trials.
final class TrainExamplesTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");

    static Stream<Path> studies() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files
                    .filter(file -> file.toString().endsWith(".toml"))
                    .filter(TrainExamplesTest::hasTask)
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

    private static boolean hasTask(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("task ="));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
