package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// h5py, pynwb and nwbinspector read what was recorded; skipped where `SYNFIRE_PYTHON` names no interpreter that has
/// them.
@Tag("slow")
final class RecordingToolsTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @TempDir
    Path folder;

    @Test
    void recording_ofANetwork_isAcceptedByTheToolsThatDefineTheFormats() throws IOException, InterruptedException {
        var python = Optional.ofNullable(System.getenv("SYNFIRE_PYTHON")).orElse("python3");
        assumeThat(said(python, "-c", "import h5py, pynwb, nwbinspector; print('there')")
                        .strip())
                .as("%s has h5py, pynwb and nwbinspector; name another with SYNFIRE_PYTHON", python)
                .isEqualTo("there");
        var network = folder.resolve("coba.toml");
        Files.writeString(
                network,
                Files.readString(ROOT.resolve("examples/networks/coba.toml"))
                        .replace("formats  = [\"npz\"]", "formats = [\"npz\", \"hdf5\", \"nwb\"]"));
        var out = folder.resolve("out").toString();
        var run = Program.run("simulate", network.toString(), "--out", out, "--duration", "200 ms", "--quiet");
        assertThat(run.err()).isEmpty();

        var script = ROOT.resolve("cli/src/test/resources/synfire/cli/check_recording.py");

        assertThat(said(python, script.toString(), out).strip()).matches("(?s).*spikes \\d{4,}");
    }

    private static String said(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (IOException e) {
            return "not there: " + e.getMessage();
        }
    }
}
