package synfire.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import synfire.cli.manifest.Invocation;

/// The `synfire` program with its commands.
@Command(
        name = "synfire",
        mixinStandardHelpOptions = true,
        versionProvider = Version.Lines.class,
        description = "A differentiable brain simulator: fits, simulates and explains models written as equations.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all went well",
            " 1:a check, gate or bound did not hold, or a fitted model does not run on all data",
            " 2:the command line is wrong",
            "65:a model, study or recording is wrong; the message says where and how to mend it",
            "70:a defect of Synfire",
            "74:a file could not be read or written",
            "130:stopped by the user; what was found so far is kept",
        },
        footer = {
            "",
            "Begin with: synfire demo",
            "Besides: ./synfire test runs all tests, ./synfire jshell opens a Java shell."
        })
final class SynfireCommand implements Runnable {

    private final Screens screens;
    private final Invocation invocation;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private SynfireCommand(Screens screens, List<String> arguments) {
        this.screens = screens;
        this.invocation = Invocation.of(Version.synfire(), arguments);
    }

    /// The program with the commands that these arguments need: the one that is named, else all.
    static CommandLine of(Screens screens, List<String> arguments) {
        var program = new CommandLine(new SynfireCommand(screens, arguments));
        Subcommands.addTo(program, arguments.isEmpty() ? "" : arguments.getFirst());
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setColorScheme(screens.colours())
                .setExecutionExceptionHandler(new Failures());
    }

    /// What the readers of this run's output can show.
    static Screens screens(CommandSpec command) {
        return root(command).screens;
    }

    /// What this run was told to do, for manifests.
    static Invocation invocation(CommandSpec command) {
        return root(command).invocation;
    }

    private static SynfireCommand root(CommandSpec command) {
        return (SynfireCommand) command.root().userObject();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; for example: synfire demo");
    }
}
