package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Colours appear on a terminal only, unless the environment says otherwise. The terminal is one that the
/// system's `script` makes.
final class ColourTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String RED_ERROR = (char) 27 + "[31merror[dimension-mismatch]" + (char) 27 + "[0m";

    @TempDir
    Path folder;

    @BeforeEach
    void writeBadModel() throws IOException {
        Files.writeString(folder.resolve("bad.model"), "model x\nstate\n  v = 1 mV\nequations\n  dv/dt = -v : mV\n");
    }

    @Test
    void mistake_onATerminal_isRedAndItsFixGreen() throws Exception {
        assertThat(onTerminal(Map.of())).contains(RED_ERROR, (char) 27 + "[32mfix:" + (char) 27 + "[0m");
    }

    @Test
    void mistake_onATerminalWithNoColor_isPlain() throws Exception {
        assertThat(onTerminal(Map.of("NO_COLOR", "1")))
                .contains("error[dimension-mismatch]")
                .doesNotContain(Character.toString(27));
    }

    @Test
    void mistake_intoAFile_isPlain() throws Exception {
        assertThat(intoFile(Map.of())).contains("error[dimension-mismatch]").doesNotContain(Character.toString(27));
    }

    @Test
    void mistake_intoAFileWithColoursForced_isRed() throws Exception {
        assertThat(intoFile(Map.of("CLICOLOR_FORCE", "1"))).contains(RED_ERROR);
    }

    private String onTerminal(Map<String, String> environment) throws Exception {
        assumeThat(SCRIPT).exists();
        var file = folder.resolve("command.sh");
        Files.writeString(file, String.join(" ", command()) + "\n");
        return said(List.of(SCRIPT.toString(), "-qec", "sh " + file, "/dev/null"), environment);
    }

    private String intoFile(Map<String, String> environment) throws Exception {
        return said(command(), environment);
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                ChildProgram.modulePath(),
                "-m",
                "synfire.cli/synfire.cli.Main",
                "check",
                folder.resolve("bad.model").toString());
    }

    private String said(List<String> command, Map<String, String> environment) throws Exception {
        var file = folder.resolve("said.txt");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "CLICOLOR_FORCE"));
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(file);
    }
}
