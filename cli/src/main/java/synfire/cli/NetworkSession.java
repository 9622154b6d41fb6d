package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import synfire.cli.network.NetworkDryRun;
import synfire.cli.network.NetworkFile;
import synfire.cli.network.NetworkFiles;
import synfire.cli.network.NetworkFolder;
import synfire.cli.network.NetworkProgress;
import synfire.cli.network.NetworkRunner;

/// One run of a network from the command line: progress, interruption, what is printed.
///
/// @param checkpointSteps steps between checkpoints; 0 for one about every half minute
record NetworkSession(
        MachineOptions machine,
        boolean json,
        boolean resume,
        boolean dryRun,
        boolean png,
        long checkpointSteps,
        PrintWriter out,
        PrintWriter err) {

    /// @param chosen the folder for the results, if one was given
    /// @return the exit code
    int run(NetworkFile file, @Nullable Path chosen) throws IOException {
        var folder =
                new NetworkFolder(chosen == null ? Path.of("out", file.network().name()) : chosen);
        var runner = new NetworkRunner(file, machine.engine(err), folder, checkpointSteps);
        if (dryRun) {
            out.print(new NetworkDryRun(runner).text());
            out.flush();
            return ExitCode.OK;
        }
        boolean begins = !resume || !Files.exists(folder.path().resolve("run.checkpoint"));
        if (resume && begins) {
            err.println("synfire: there is no checkpoint in %s, so the run begins at time 0".formatted(folder.path()));
        }
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            NetworkFiles.Told told;
            try (var progress = machine.progress("simulate " + file.network().name(), json, err);
                    var lines = new NetworkProgress(folder, !begins)) {
                told = new NetworkFiles(runner, png, machine.invocation())
                        .run(
                                resume,
                                (done, of, seconds) -> {
                                    progress.update((double) done / of, "step %,d".formatted(done));
                                    lines.add(done, of, seconds);
                                },
                                interruption::asked);
            }
            told.warnings().ifPresent(warning -> err.println("synfire: " + warning));
            if (json && told.whole()) {
                out.print(told.json());
            } else {
                out.print(told.summary());
                if (told.whole()) {
                    out.printf(
                            "%n%.1f s; results in %s, report in %s%n",
                            (System.nanoTime() - start) * 1e-9, folder.path(), folder.report());
                }
            }
            out.flush();
            return told.whole() ? ExitCode.OK : ExitCode.STOPPED;
        }
    }
}
