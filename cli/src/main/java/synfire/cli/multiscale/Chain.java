package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import synfire.cli.multiscale.ReportStage.Folders;

/// Runs the stages of a study, one after the other; those whose inputs have not changed since are kept.
public final class Chain {

    private final Multiscale study;
    private final Session session;
    private final Folders folders;

    private Chain(Multiscale study, Session session, Path folder) {
        this.study = study;
        this.session = session;
        this.folders = new Folders(folder);
    }

    /// @param file the study
    /// @param seed in place of the study's, if given
    /// @param tune whether cells and weights are tuned together at the end
    /// @param folder of the results
    /// @return whether all stages came to their ends
    public static boolean run(Path file, Optional<Long> seed, boolean tune, Path folder, Session session)
            throws IOException {
        var study = Multiscale.read(file, seed);
        return new Chain(tune ? study : study.untuned(), session, folder).run();
    }

    private boolean run() throws IOException {
        Files.createDirectories(folders.whole());
        var excitatory = new CellStage(study.excitatory(), session);
        var inhibitory = new CellStage(study.inhibitory(), session);
        var cellE = new StageFolder(folders.cell(Multiscale.EXCITATORY));
        var cellI = new StageFolder(folders.cell(Multiscale.INHIBITORY));
        var network = new StageFolder(folders.network());
        var training = new StageFolder(folders.training());
        var comparison = new StageFolder(folders.comparison());
        var networkStage = new NetworkStage(study, excitatory, inhibitory);
        var trainingStage = new TrainingStage(study, session);
        var comparisonStage = new ComparisonStage(study, trainingStage, session);
        return stage("excitatory cell", cellE, excitatory.inputs(), excitatory::run)
                && stage("inhibitory cell", cellI, inhibitory.inputs(), inhibitory::run)
                && stage(
                        "network",
                        network,
                        networkStage.inputs(cellE, cellI),
                        path -> networkStage.run(path, cellE.path(), cellI.path()))
                && stage("training", training, trainingStage.inputs(network), trainingStage::run)
                && stage(
                        "comparison",
                        comparison,
                        comparisonStage.inputs(training, network),
                        path -> comparisonStage.run(path, training.path(), network.path()))
                && tuned(trainingStage, cellE, cellI, training)
                && report(trainingStage, List.of(cellE, cellI, network, training, comparison));
    }

    private boolean report(TrainingStage trainingStage, List<StageFolder> stages) throws IOException {
        var inputs = new Digest().add("report").add(session.version()).add(study.title());
        for (var each : stages) {
            inputs.add(each.outputs());
        }
        if (study.tuning().isPresent()) {
            inputs.add(new StageFolder(folders.tuning()).outputs());
        }
        return stage(
                "report",
                new StageFolder(folders.whole(), Set.of("results.json", "report.html")),
                inputs.hex(),
                new ReportStage(study, trainingStage, session, folders)::run);
    }

    private boolean tuned(TrainingStage trainingStage, StageFolder cellE, StageFolder cellI, StageFolder training)
            throws IOException {
        var tuning = study.tuning();
        if (tuning.isEmpty()) {
            return true;
        }
        var stage = new TuningStage(study, tuning.get(), trainingStage, session);
        return stage(
                "tuning",
                new StageFolder(folders.tuning()),
                stage.inputs(cellE, cellI, training),
                path -> stage.run(path, folders));
    }

    private boolean stage(String name, StageFolder folder, String inputs, StageFolder.Work work) throws IOException {
        if (folder.isDone(inputs)) {
            session.say("%s: kept, nothing it depends on has changed".formatted(name));
            return true;
        }
        session.say("%s: begins".formatted(name));
        return folder.run(inputs, work);
    }
}
