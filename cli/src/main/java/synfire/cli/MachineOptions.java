package synfire.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.report.terminal.Progress;
import synfire.report.terminal.Terminal;
import synfire.simulate.Engine;

/// Options of every command that computes.
final class MachineOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use (default: all processors); results do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "no progress, no notes")
    private boolean quiet;

    /// The best engine here; says on `err` when that is not the fast one.
    Engine engine(PrintWriter err) {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads %d: use at least 1".formatted(threads));
        }
        var engine = new Engine(Backends.load(), CompileOptions.DEFAULT, threads);
        for (var note : engine.backends().best().notes()) {
            if (!quiet) {
                err.println("synfire: running on the slower backend '%s'; %s"
                        .formatted(engine.backends().best().backend().name(), note));
            }
        }
        return engine;
    }

    // The console of JDK 25 is null again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    Terminal terminal() {
        return Terminal.of(
                System.getenv(), System.console() != null && System.console().isTerminal(), StandardCharsets.UTF_8);
    }

    Progress progress(String task, boolean silent, PrintWriter err) {
        return new Progress(
                task,
                terminal(),
                quiet || silent,
                text -> {
                    err.print(text);
                    err.flush();
                },
                System::nanoTime);
    }
}
