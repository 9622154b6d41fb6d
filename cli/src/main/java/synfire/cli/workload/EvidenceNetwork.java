package synfire.cli.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.learn.task.TaskFiles;
import synfire.learn.task.catalogue.Tasks;
import synfire.learn.train.LearningRule;
import synfire.learn.train.TrainCheckpoint;
import synfire.learn.train.TrainPlan;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.Circuit;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.circuit.Mask;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizers;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;
import synfire.models.Catalogue;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;

/// Evidence accumulation by the network of Wang et al. (2024), arXiv:2406.19708.
public final class EvidenceNetwork {

    private static final int EXCITATORY = 160;
    private static final int INHIBITORY = 40;

    private EvidenceNetwork() {}

    /// How it is trained there.
    public static TrainPlan plan(Mask mask, int batch, long seed) {
        return plan(mask, batch, seed, Map.of());
    }

    /// @param settings of the task
    public static TrainPlan plan(Mask mask, int batch, long seed, Map<String, String> settings) {
        var spread = new Distribution.Uniform(Quantity.of(500, "ms"), Quantity.of(1500, "ms"));
        var circuit = new Circuit(
                Catalogue.get("gif-network"),
                Map.of("tau_a", CellValues.of(spread)),
                EXCITATORY,
                INHIBITORY,
                Circuit.Variables.STANDARD,
                Catalogue.get("readout"),
                mask,
                Circuit.Spread.STANDARD);
        return new TrainPlan(
                Tasks.named("evidence-accumulation").task(settings, TaskFiles.NONE),
                circuit,
                new LearningRule.BackPropagation(),
                Dale.ABSOLUTE,
                Optimizers.named("adam").with(Map.of("floor_inside", 1.0)),
                new Schedule.Constant(1e-3),
                Clipping.NONE,
                new Penalty(0, 0),
                batch,
                1,
                seed,
                DType.F32);
    }

    /// Trains so many batches, or takes the checkpoint of an earlier time:
    /// `out/rules/NAME-SEED.checkpoint`.
    public static void train(Trainer trainer, Mask mask, long seed, int batches) {
        var folder = Path.of("out", "rules");
        var file = folder.resolve("%s-%d.checkpoint".formatted(mask.getClass().getSimpleName(), seed));
        long study = TrainCheckpoint.study("evidence " + mask + " " + seed);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                trainer.restore(TrainCheckpoint.read(file, study));
            }
            while (trainer.batches() < batches) {
                trainer.next();
                if (trainer.batches() % 10 == 0) {
                    TrainCheckpoint.write(file, study, trainer.state());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
