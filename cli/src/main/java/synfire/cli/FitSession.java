package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import synfire.cli.run.FitFiles;
import synfire.cli.run.FitJson;
import synfire.cli.run.FitResult;
import synfire.cli.run.FitRun;
import synfire.cli.run.FitSummary;
import synfire.cli.run.JournalFiles;
import synfire.cli.run.ProgressFile;
import synfire.learn.optimize.Journal;

/// One run of a study from the command line: progress, interruption, the files of the result, the summary.
///
/// @param json whether `fit.json` is printed in place of the summary
/// @param resume whether to go on from what an earlier run left in the folder
/// @param png whether figures are written as pixels too
record FitSession(MachineOptions machine, boolean json, boolean resume, boolean png, PrintWriter out, PrintWriter err) {

    /// Runs the study and writes its results.
    ///
    /// @return the exit code
    int run(FitRun run, Path folder) throws IOException {
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            var result = fit(run, folder, interruption::asked);
            print(result, folder, (System.nanoTime() - start) * 1e-9);
            result.warnings().forEach(warning -> err.println("synfire: " + warning));
            return result.outcome().cancelled()
                    ? ExitCode.STOPPED
                    : result.warnings().isEmpty() ? ExitCode.OK : ExitCode.NOT_MET;
        }
    }

    /// Runs the study and writes its results, without a word on standard output.
    FitResult fit(FitRun run, Path folder, BooleanSupplier cancelled) throws IOException {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        var study = run.study();
        var files = new JournalFiles(folder);
        Map<String, Journal> journals = new HashMap<>();
        if (resume) {
            journals.putAll(files.read(study.stages()));
        } else {
            files.clear(study.stages());
        }
        FitResult result;
        try (var stages = machine.progress("fit " + study.title(), json, err);
                var profiles = machine.progress("profiles " + study.title(), json, err);
                var lines = new ProgressFile(folder, resume)) {
            result = run.run(journals, cancelled, new FitListener(study, files, lines, stages, profiles));
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        FitFiles.write(result, folder, run.engine(), machine.invocation(), seconds, png)
                .ifPresent(reason -> err.println("synfire: " + reason));
        return result;
    }

    private void print(FitResult result, Path folder, double seconds) {
        if (json) {
            out.print(FitJson.text(result));
        } else {
            out.print(FitSummary.text(result, machine.terminal()));
            out.printf("%n%.1f s; results in %s, report in %s%n", seconds, folder, folder.resolve("report.html"));
        }
        out.flush();
    }
}
