package synfire.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `synfire` program.
@Command(
        name = "synfire",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A differentiable brain simulator: fits, simulates and explains models written as equations.",
        subcommands = {
            DemoCommand.class,
            FitCommand.class,
            SimulateCommand.class,
            TrainCommand.class,
            AuditCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            ModelsCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class,
        },
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
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs the program without ending the process.
    ///
    /// @return the exit code, see `synfire --help`
    static int run(String... arguments) {
        return run(commandLine(), arguments);
    }

    /// As [#run(String...)], with standard output and errors into the given writers.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(commandLine().setOut(out).setErr(err), arguments);
    }

    private static int run(CommandLine program, String... arguments) {
        int code = program.execute(arguments);
        program.getOut().flush();
        program.getErr().flush();
        return code;
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; for example: synfire demo");
    }
}
