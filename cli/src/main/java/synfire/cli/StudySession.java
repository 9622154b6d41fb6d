package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import synfire.cli.multiscale.Session;
import synfire.cli.run.FitRun;
import synfire.cli.training.TrainFolder;
import synfire.cli.training.TrainRun;
import synfire.cli.training.TrainStudy;
import synfire.simulate.Engine;

/// What the stages of a study need of this program: fits and trainings as the commands of those names run
/// them.
record StudySession(MachineOptions machine, Engine engine, Interruption interruption, PrintWriter err)
        implements Session {

    @Override
    public String version() {
        return Version.synfire();
    }

    @Override
    public BooleanSupplier stopped() {
        return interruption::asked;
    }

    @Override
    public void fit(FitRun run, Path folder) throws IOException {
        var session = new FitSession(machine, true, true, false, err, err);
        var result = session.fit(run, folder, stopped());
        result.warnings().forEach(this::say);
    }

    @Override
    public TrainRun.Outcome train(TrainStudy study, Path folder) throws IOException {
        try (var progress = machine.progress("training", false, err)) {
            return new TrainRun(study, engine, new TrainFolder(folder), true)
                    .run(
                            (batch, heldOut) -> progress.update(
                                    (double) batch.number() / study.batches(),
                                    "batch %,d: loss %.4f, accuracy %.3f%s"
                                            .formatted(
                                                    batch.number(),
                                                    batch.loss(),
                                                    batch.accuracy(),
                                                    heldOut < 0 ? "" : ", held out %.3f".formatted(heldOut))),
                            stopped());
        }
    }

    @Override
    public void say(String line) {
        if (!machine.isQuiet()) {
            err.println("synfire: " + line);
            err.flush();
        }
    }
}
