package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of the README, pasted into the JDK's `jshell` as `./synfire jshell` starts it.
final class JShellTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @TempDir
    Path folder;

    @Test
    void readme_javaPiecePasted_fits() throws IOException, InterruptedException {
        var piece = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(piece.find()).isTrue();
        var pasted = folder.resolve("pasted.txt");
        Files.writeString(pasted, piece.group(1) + "\n/exit\n");
        var said = folder.resolve("said.txt");
        var shell = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "--module-path",
                        ChildProgram.modulePath(),
                        "--add-modules",
                        "synfire.cli,synfire.llvm,org.slf4j,org.apache.commons.lang3,com.ning.compress.lzf",
                        "-R--enable-native-access=synfire.llvm,io.jhdf",
                        "-J-Djava.util.prefs.userRoot=" + folder,
                        "-")
                .redirectInput(pasted.toFile())
                .redirectOutput(said.toFile())
                .redirectErrorStream(true)
                .start();

        boolean ended = shell.waitFor(240, TimeUnit.SECONDS);
        if (!ended) {
            shell.destroyForcibly();
        }

        assertThat(ended).as(Files.readString(said)).isTrue();
        assertThat(shell.exitValue()).isZero();
        assertThat(Files.readString(said))
                .doesNotContain("Error:", "Exception", "|")
                .containsPattern("\\d mV² with \\{")
                .containsPattern("g_K=(6000\\.0|5999\\.9)")
                .containsPattern("g_Na=(20000\\.0|19999\\.9)");
    }
}
