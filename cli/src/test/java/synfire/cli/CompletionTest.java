package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script that makes a shell complete, run by that shell.
final class CompletionTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "synfire {0}")
    @CsvSource({"fi, fit", "comp, compare completion", "fit --dr, --dry-run", "simulate --se, --set --seed"})
    void bash_beginningOfAWord_isCompleted(String typed, String completed) throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        var script = folder.resolve("synfire.bash");
        Files.writeString(script, Program.run("completion", "bash").out());
        var words = "synfire " + typed;

        var said = said("/bin/bash", "-c", """
                source %s
                compopt() { :; } # works inside an interactive shell only
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE='%s'
                _complete_synfire synfire "${COMP_WORDS[COMP_CWORD]}"
                echo "${COMPREPLY[@]}"
                """.formatted(script, words, words));

        assertThat(List.of(said.strip().split("\\s+"))).containsExactlyInAnyOrder(completed.split(" "));
    }

    @Test
    void zsh_script_beginsWithWhatMakesItReadTheRest() {
        var bash = Program.run("completion", "bash").out();
        var zsh = Program.run("completion", "zsh").out();

        assertThat(zsh).isEqualTo("autoload -Uz compinit bashcompinit\ncompinit -i\nbashcompinit\n" + bash);
    }

    @Test
    void completion_ofAnotherShell_saysWhichThereAre() {
        var run = Program.run("completion", "tcsh");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Invalid value for positional parameter at index 0 (SHELL): expected one of [BASH, ZSH]"
                        + " (case-insensitive) but was 'tcsh'");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
