package synfire.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `synfire completion`: the script that makes a shell complete commands and options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that makes the shell complete commands and options.",
            "For bash, add to ~/.bashrc:  source <(synfire completion bash)",
            "For zsh, add to ~/.zshrc:  source <(synfire completion zsh)",
        })
final class CompletionCommand implements Callable<Integer> {

    /// The shells that can be served.
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "one of: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (shell == Shell.ZSH) {
            out.print("autoload -Uz compinit bashcompinit\ncompinit -i\nbashcompinit\n");
        }
        out.print(AutoComplete.bash("synfire", spec.root().commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
