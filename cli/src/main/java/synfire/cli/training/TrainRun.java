package synfire.cli.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import synfire.cli.run.FitJson;
import synfire.learn.train.Batch;
import synfire.learn.train.TrainState;
import synfire.learn.train.Trainer;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;

/// Trains as a study says, and writes down what comes of it.
///
/// @param resume whether to go on from the newest checkpoint
public record TrainRun(TrainStudy study, Engine engine, TrainFolder folder, boolean resume) {

    /// Told of every batch.
    @FunctionalInterface
    public interface Listener {

        /// @param heldOut the last measured accuracy on held-out trials; -1 before the first
        void trained(Batch batch, double heldOut) throws IOException;
    }

    /// What came of it.
    ///
    /// @param reached whether the accuracy of the study was reached
    /// @param whole whether it ended by itself
    public record Outcome(long batches, double best, long bestAt, double last, boolean reached, boolean whole) {}

    public Outcome run(Listener listener, BooleanSupplier stop) throws IOException {
        folder.create();
        try (var trainer = new Trainer(study.plan(), engine)) {
            var kept = resume ? folder.newest(study) : Optional.<TrainState>empty();
            kept.ifPresent(trainer::restore);
            boolean regressed = kept.isEmpty() && study.readoutTrials() > 0;
            if (regressed) {
                trainer.startReadout(study.readoutTrials());
            }
            try (var metrics = new Metrics(folder.metrics(), kept.map(TrainState::batches));
                    var progress = new ProgressLines(folder.path().resolve("progress.jsonl"), resume)) {
                double last = regressed
                        ? heldOut(trainer, metrics)
                        : metrics.lastHeldOut().orElse(trainer.state().best());
                return run(
                        trainer,
                        last,
                        metrics,
                        (batch, heldOut) -> {
                            progress.add(batch, study);
                            listener.trained(batch, heldOut);
                        },
                        stop);
            }
        }
    }

    /// @param before the last accuracy on held-out trials
    private Outcome run(Trainer trainer, double before, Metrics metrics, Listener listener, BooleanSupplier stop)
            throws IOException {
        double last = before;
        boolean reached = last >= study.accuracy();
        while (!reached && trainer.batches() < study.batches() && !stop.getAsBoolean()) {
            var batch = trainer.next();
            metrics.trained(batch);
            if (batch.number() % study.every() == 0 || batch.number() == study.batches()) {
                last = heldOut(trainer, metrics);
                reached = last >= study.accuracy();
            }
            if (batch.number() % study.checkpointEvery() == 0 || reached || stop.getAsBoolean()) {
                folder.keep(study, trainer.state());
            }
            listener.trained(batch, last);
        }
        var state = trainer.state();
        boolean whole = reached || trainer.batches() >= study.batches();
        if (whole) {
            folder.keep(study, state);
        }
        var outcome = new Outcome(state.batches(), state.best(), state.bestAt(), last, reached, whole);
        if (whole) {
            ResultFile.write(folder.path().resolve("training.json"), json(outcome));
        }
        return outcome;
    }

    /// Measures held-out trials, and keeps the best state.
    private double heldOut(Trainer trainer, Metrics metrics) throws IOException {
        double before = trainer.state().best();
        var measured = trainer.heldOut();
        metrics.heldOut(measured);
        if (trainer.state().best() > before) {
            folder.write(folder.best(), study, trainer.state());
        }
        return measured.accuracy();
    }

    String json(Outcome outcome) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("title", study.title());
        root.put("task", study.task());
        root.put("rule", study.plan().rule().name());
        root.put("seed", study.plan().seed());
        root.put("batches", outcome.batches());
        root.put("trials_per_batch", study.plan().batch());
        root.put("held_out_trials", study.plan().heldOut());
        root.put("held_out_accuracy", outcome.last());
        root.put("best_held_out_accuracy", outcome.best());
        root.put("best_at_batch", outcome.bestAt());
        root.put("reached", outcome.reached());
        return FitJson.text(root);
    }
}
