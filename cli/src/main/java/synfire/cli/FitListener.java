package synfire.cli;

import synfire.cli.run.JournalFiles;
import synfire.cli.run.ProgressFile;
import synfire.cli.study.Study;
import synfire.learn.fit.Fit;
import synfire.learn.fit.Stage;
import synfire.learn.optimize.Journal;
import synfire.report.terminal.Progress;

/// Keeps and shows how far a fit is.
///
/// @param files every answer, for resuming
/// @param lines `progress.jsonl`
/// @param stages shows the stages
/// @param profiles shows the profile likelihoods that follow them
record FitListener(Study study, JournalFiles files, ProgressFile lines, Progress stages, Progress profiles)
        implements Fit.Listener {

    @Override
    public void progress(Stage stage, synfire.learn.optimize.Progress state, Journal journal) {
        files.append(stage, journal);
        lines.add(stage, state);
        double done = study.stages().indexOf(stage) + state.spent();
        stages.update(done / study.stages().size(), "%s: loss %.6g".formatted(stage.name(), state.best()));
    }

    @Override
    public void profiling(String parameter, int refits) {
        stages.close();
        double done = study.profile().indexOf(parameter);
        profiles.update(
                done / study.profile().size(),
                "%s (%d of %d): %d fits"
                        .formatted(parameter, (int) done + 1, study.profile().size(), refits));
    }
}
