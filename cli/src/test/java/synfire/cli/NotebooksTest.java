package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The notebooks of the documentation: each runs from its first cell to its last without an error, in the
/// Jupyter that `-Dsynfire.jupyter=VENV/bin/jupyter` names and into which `./synfire notebooks VENV` put the
/// kernel. Skipped without. The kernel (3.0.1) may miss the first message of a busy machine, and then never answers: a
/// notebook whose kernel has not come up is tried again.
final class NotebooksTest {

    private static final Path FOLDER = Path.of(System.getProperty("synfire.root", ".."), "docs/notebooks");
    private static final String SILENT = "Kernel didn't respond";
    private static final String JUPYTER = System.getProperty("synfire.jupyter", "");

    @TempDir
    Path folder;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void notebooks_areThereWithoutOutputs() throws IOException {
        assertThat(notebooks()).hasSize(3);
        for (var notebook : notebooks()) {
            var tree = new ObjectMapper().readTree(notebook.toFile());
            assertThat(tree.at("/metadata/kernelspec/name").asText()).isEqualTo("synfire");
            for (var cell : tree.path("cells")) {
                assertThat(cell.path("outputs").size()).as(notebook.toString()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooks")
    void notebook_runsToItsEnd(Path notebook) throws Exception {
        assumeThat(JUPYTER)
                .as("no Jupyter: give -Dsynfire.jupyter=VENV/bin/jupyter")
                .isNotEmpty();
        var said = folder.resolve("said.txt");
        int code = execute(notebook, said);
        for (int again = 0; again < 2 && Files.readString(said).contains(SILENT); again++) {
            code = execute(notebook, said);
        }

        assertThat(code).as(Files.readString(said)).isZero();
        var tree = new ObjectMapper()
                .readTree(folder.resolve(notebook.getFileName()).toFile());
        assertThat(tree.findValuesAsText("output_type")).doesNotContain("error").contains("stream");
    }

    private int execute(Path notebook, Path said) throws Exception {
        var process = new ProcessBuilder(
                        JUPYTER,
                        "nbconvert",
                        "--to=notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=600",
                        "--ExecutePreprocessor.startup_timeout=120",
                        "--output-dir=" + folder,
                        notebook.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        if (!process.waitFor(900, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
