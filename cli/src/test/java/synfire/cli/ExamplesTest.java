package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        var recordings = Pattern.compile("\"(\\.\\./\\.\\./shared/[^\"+#@]+)")
                .matcher(text)
                .results()
                .map(found -> EXAMPLES.resolve(found.group(1)))
                .toList();
        assumeThat(recordings).as("recordings of %s", name).allMatch(Files::exists);

        var run = Program.run("fit", study.toString(), "--dry-run", "--quiet", "--out", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("stage")))
                .hasSameSizeAs(Pattern.compile("(?m)^\\[\\[stage]]")
                        .matcher(text)
                        .results()
                        .toList());
    }
}
