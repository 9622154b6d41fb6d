package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import synfire.cli.run.FitRun;
import synfire.cli.training.TrainRun;
import synfire.cli.training.TrainStudy;
import synfire.simulate.Engine;

/// What stages need of the program that runs them.
public interface Session {

    Engine engine();

    /// As in manifests, and part of what each stage depends on.
    String version();

    /// Whether the user wants an end.
    BooleanSupplier stopped();

    /// Fits, going on from what the folder has.
    void fit(FitRun run, Path folder) throws IOException;

    /// Trains, going on from what the folder has.
    TrainRun.Outcome train(TrainStudy study, Path folder) throws IOException;

    /// Tells the user, in one line.
    void say(String line);
}
