package synfire.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import synfire.report.terminal.Painter;

/// Starts the `synfire` program.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            // what shells and scripts ask most, without the reader of command lines
            for (var line : Version.lines()) {
                System.out.println(line);
            }
            return;
        }
        System.exit(run(arguments));
    }

    /// Runs the program without ending the process.
    ///
    /// @return the exit code, see `synfire --help`
    static int run(String... arguments) {
        var screens = Screens.ofProcess();
        var program = SynfireCommand.of(screens, List.of(arguments));
        return run(program.setErr(new PaintedWriter(System.err, new Painter(screens.err()))), arguments);
    }

    /// As [#run(String...)], with standard output and errors into the given writers, as into a pipe.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(
                SynfireCommand.of(Screens.PIPES, List.of(arguments)).setOut(out).setErr(err), arguments);
    }

    private static int run(CommandLine program, String... arguments) {
        int code = program.execute(arguments);
        program.getOut().flush();
        program.getErr().flush();
        return code;
    }
}
