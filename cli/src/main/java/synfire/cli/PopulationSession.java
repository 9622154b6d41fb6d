package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import synfire.cli.manifest.Manifest;
import synfire.cli.run.CellOutcome;
import synfire.cli.run.FitFiles;
import synfire.cli.run.FitRun;
import synfire.cli.run.PopulationFiles;
import synfire.cli.run.PopulationResult;
import synfire.cli.run.PopulationSummary;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.CellStudy;
import synfire.simulate.Engine;

/// One run of a study of many cells: each is fitted by itself, one after the other, into a folder of its
/// own; one that fails is reported and does not stop the others.
record PopulationSession(FitSession session, Engine engine) {

    /// Fits all cells and writes the table of them.
    ///
    /// @return the exit code
    int run(List<CellStudy> cells, Path folder) throws IOException {
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            var outcomes = new ArrayList<CellOutcome>();
            for (var cell : cells) {
                outcomes.add(
                        interruption.asked()
                                ? CellOutcome.notRun(cell.name())
                                : outcome(
                                        cell,
                                        folder.resolve(cell.name()),
                                        interruption,
                                        outcomes.size() + 1,
                                        cells.size()));
            }
            var result = new PopulationResult(cells.getFirst().study(), outcomes);
            PopulationFiles.write(result, folder, session.png());
            new Manifest(
                            session.machine().invocation(),
                            OptionalLong.of(result.study().seed()),
                            FitFiles.inputs(result.study()),
                            (System.nanoTime() - start) * 1e-9,
                            Map.of(),
                            engine)
                    .write(folder);
            session.out()
                    .print(
                            session.json()
                                    ? PopulationFiles.json(result)
                                    : PopulationSummary.text(
                                            result, session.machine().terminal()));
            if (!session.json()) {
                session.out().printf("%nresults in %s, report in %s%n", folder, folder.resolve("report.html"));
            }
            session.out().flush();
            return interruption.asked()
                    ? ExitCode.STOPPED
                    : outcomes.stream().allMatch(CellOutcome::isGood) ? ExitCode.OK : ExitCode.NOT_MET;
        }
    }

    // A cell must not stop the others, whatever is wrong with it.
    @SuppressWarnings("CatchingUnchecked")
    private CellOutcome outcome(CellStudy cell, Path folder, Interruption interruption, int number, int all) {
        var err = session.err();
        try {
            var traces = StudyTraces.of(cell.study(), engine);
            var result = session.fit(new FitRun(cell.study(), traces, engine), folder, interruption::asked);
            result.warnings().forEach(warning -> err.println("synfire: cell '%s': %s".formatted(cell.name(), warning)));
            var outcome = CellOutcome.of(cell.name(), result);
            if (!session.json()) {
                session.out().println("%d/%d %s: %s".formatted(number, all, cell.name(), outcome.line()));
                session.out().flush();
            }
            return outcome;
        } catch (Exception e) {
            var message = Failures.message(e);
            err.println("synfire: cell '%s': %s".formatted(cell.name(), message));
            if (!Failures.isExpected(e)) {
                e.printStackTrace(err);
            }
            return CellOutcome.failed(cell.name(), message);
        }
    }
}
