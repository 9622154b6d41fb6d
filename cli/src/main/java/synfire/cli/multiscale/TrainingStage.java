package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import synfire.cli.training.TrainFolder;
import synfire.cli.training.TrainReader;
import synfire.cli.training.TrainStudy;
import synfire.cli.training.report.TrainPage;
import synfire.learn.train.TrainState;
import synfire.report.file.ResultFile;

/// Trains the network on its task.
record TrainingStage(Multiscale study, Session session) {

    private static final String STUDY = "training.toml";

    String inputs(StageFolder network) throws IOException {
        return new Digest()
                .add("training")
                .add(session.version())
                .add(study.training())
                .add(Long.toString(study.seed()))
                .add(network.outputs())
                .hex();
    }

    /// @return whether it came to its end
    boolean run(Path folder) throws IOException {
        ResultFile.write(folder.resolve(STUDY), study.training());
        var training = read(folder);
        if (!session.train(training, folder).whole()) {
            return false;
        }
        new TrainPage(training, folder).page(trained(folder), session.engine()).write(folder.resolve("report.html"));
        return true;
    }

    TrainStudy read(Path folder) throws IOException {
        return TrainReader.read(folder.resolve(STUDY), Optional.empty(), Optional.of(study.seed()));
    }

    /// The state that did best on held-out trials.
    TrainState trained(Path folder) throws IOException {
        var training = read(folder);
        var best = new TrainFolder(folder).best(training);
        return best.isPresent()
                ? best.get()
                : new TrainFolder(folder)
                        .newest(training)
                        .orElseThrow(() -> new IOException(
                                "%s has no checkpoint; remove it, and run the study again".formatted(folder)));
    }
}
