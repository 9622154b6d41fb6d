package synfire.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help;
import synfire.report.terminal.Terminal;

/// What the readers of standard output and of standard error can show, each by itself: a run whose results go
/// into a file still shows progress and colours to who watches.
record Screens(Terminal out, Terminal err) {

    /// Two pipes.
    static final Screens PIPES = new Screens(Terminal.PIPE, Terminal.PIPE);

    private static final int OUT = 1;
    private static final int ERR = 2;

    /// Those of this process.
    static Screens ofProcess() {
        var environment = System.getenv();
        return new Screens(
                Terminal.of(environment, attached(OUT), charset("stdout.encoding")),
                Terminal.of(environment, attached(ERR), charset("stderr.encoding")));
    }

    /// Of help and of mistakes in the command line.
    Help.ColorScheme colours() {
        return Help.defaultColorScheme(err.colour() && out.colour() ? Help.Ansi.ON : Help.Ansi.OFF);
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "UTF-8"), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Whether a standard stream ends at a terminal. Linux tells of each; elsewhere the console of the
    /// process must do.
    // The console of JDK 25 is null again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean attached(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
