package synfire.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documentation shows of other simulators runs in them: in the Python that `-Dsynfire.python=VENV/bin/python`
/// names, where it has the simulator. Skipped without.
@Tag("slow")
final class PythonPiecesTest {

    private static final String PYTHON = System.getProperty("synfire.python", "");
    private static final Pattern IMPORT = Pattern.compile("^(?:import|from) (\\w+)", Pattern.MULTILINE);
    private static final int MINUTES = 10;

    @TempDir
    Path folder;

    static List<Page.Piece> pieces() throws IOException {
        return Page.all().stream()
                .flatMap(page -> page.pieces("python").stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    void python_ofAPage_runs(Page.Piece piece) throws Exception {
        assumeThat(PYTHON)
                .as("no Python with simulators: give -Dsynfire.python=VENV/bin/python")
                .isNotEmpty();
        var imported = IMPORT.matcher(piece.code());
        assertThat(imported.find()).as(piece.toString()).isTrue();
        var module = imported.group(1);
        assumeThat(python("import importlib.util, sys; sys.exit(importlib.util.find_spec('%s') is None)"
                        .formatted(module)))
                .as("%s has no %s", PYTHON, module)
                .isZero();

        assertThat(python(piece.code())).as(() -> piece + "\n" + said()).isZero();
    }

    private int python(String code) throws Exception {
        var process = new ProcessBuilder(
                        PYTHON,
                        Files.writeString(folder.resolve("piece.py"), code).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
