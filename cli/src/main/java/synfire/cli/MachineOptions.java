package synfire.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import synfire.cli.manifest.Invocation;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.report.terminal.Progress;
import synfire.report.terminal.Terminal;
import synfire.simulate.Engine;

/// Options of every command that computes.
final class MachineOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

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

    boolean isQuiet() {
        return quiet;
    }

    /// What the reader of standard output can show.
    Terminal terminal() {
        return SynfireCommand.screens(command).out();
    }

    /// What this run was told to do, for its manifest.
    Invocation invocation() {
        return SynfireCommand.invocation(command);
    }

    Progress progress(String task, boolean silent, PrintWriter err) {
        return new Progress(
                task,
                SynfireCommand.screens(command).err(),
                quiet || silent,
                text -> {
                    err.print(text);
                    err.flush();
                },
                System::nanoTime);
    }
}
