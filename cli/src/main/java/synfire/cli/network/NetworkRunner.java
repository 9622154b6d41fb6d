package synfire.cli.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.BooleanSupplier;
import synfire.data.recording.Recorders;
import synfire.network.recording.Gathered;
import synfire.network.recording.Named;
import synfire.network.recording.RecordingPlan;
import synfire.network.text.NetworkText;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;
import synfire.simulate.network.Checkpoint;
import synfire.simulate.network.NetworkFingerprint;
import synfire.simulate.network.NetworkSimulation;
import synfire.simulate.network.StorageLimit;

/// Runs the network of a file into a folder: stretch by stretch, with a checkpoint now and then.
///
/// @param folder where recordings and checkpoints go
/// @param checkpointSteps steps between checkpoints; 0 for one about every half minute
public record NetworkRunner(NetworkFile file, Engine engine, NetworkFolder folder, long checkpointSteps) {

    /// Steps between two looks at the outside world. A recording is told of so many at a time, so its bytes
    /// do not depend on how fast the machine is.
    private static final int STRETCH = 500;

    private static final double TOLD_SECONDS = 0.2;
    private static final double CHECKPOINT_SECONDS = 30;

    /// Is told how far a run is.
    @FunctionalInterface
    public interface Listener {

        /// @param done steps since time 0
        /// @param of all steps
        /// @param seconds of computing since this process began
        void update(long done, long of, double seconds);
    }

    /// How a run ended.
    ///
    /// @param from step at which this process began
    /// @param steps that are done since time 0
    /// @param whole whether that is all
    record Ran(
            RecordingPlan plan,
            NetworkFingerprint fingerprint,
            long from,
            long steps,
            boolean whole,
            double buildSeconds,
            double runSeconds) {}

    /// Compiles the network.
    ///
    /// @throws IllegalArgumentException if the engine cannot run it yet, or it does not fit the time step
    NetworkSimulation simulation() {
        try {
            file.mostStored()
                    .ifPresent(most ->
                            StorageLimit.require(file.network(), file.dt(), file.dtype(), most, engine.threads()));
            return new NetworkSimulation(
                    file.network(),
                    file.dt(),
                    file.dtype(),
                    engine,
                    file.mostStored().orElse(StorageLimit.USUAL));
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file.file().getFileName(), e.getMessage()), e);
        }
    }

    /// Runs to the end, or until asked to stop, and hands the recording over before it is packed.
    ///
    /// @param resume whether to go on from the folder's checkpoint, if there is one
    Ran run(boolean resume, Listener listener, BooleanSupplier stop, Use use) throws IOException {
        long start = System.nanoTime();
        var plans = new NetworkPlan(file);
        var fingerprint = plans.fingerprint();
        var saved = resume && Files.exists(folder.checkpoint()) ? Checkpoint.read(folder.checkpoint()) : null;
        if (saved != null) {
            saved.check(folder.checkpoint(), fingerprint);
        }
        try (var simulation = simulation()) {
            Map<String, Long> kept = Map.of();
            if (saved != null) {
                simulation.restore(saved.state());
                kept = saved.notes();
            } else {
                Files.deleteIfExists(folder.checkpoint());
            }
            folder.create(); // not before: a network that cannot be built leaves a folder as it is
            ResultFile.write(folder.text(), NetworkText.of(file.network()));
            double built = (System.nanoTime() - start) * 1e-9;
            var plan = plans.recording(simulation);
            var recorders = Recorders.open(folder.path(), file.formats(), plan, kept);
            long from = simulation.step();
            boolean whole = false;
            long began = System.nanoTime();
            try {
                whole = advance(simulation, recorders, plan, fingerprint, listener, stop);
                if (!whole) {
                    save(simulation, recorders, fingerprint);
                }
            } finally {
                if (!whole) {
                    recorders.leave();
                }
            }
            double ran = (System.nanoTime() - began) * 1e-9;
            var outcome = new Ran(plan, fingerprint, from, simulation.step(), whole, built, ran);
            if (whole) {
                use.accept(outcome, simulation, recorders);
                recorders.finish();
                Files.deleteIfExists(folder.checkpoint());
            }
            return outcome;
        }
    }

    /// What is done with a recording before it is packed.
    @FunctionalInterface
    interface Use {
        void accept(Ran ran, NetworkSimulation simulation, Recorders recorders) throws IOException;
    }

    private boolean advance(
            NetworkSimulation simulation,
            Recorders recorders,
            RecordingPlan plan,
            NetworkFingerprint fingerprint,
            Listener listener,
            BooleanSupplier stop)
            throws IOException {
        var gathered = new Gathered(plan, recorders);
        var sink = new Named(plan, gathered);
        long began = System.nanoTime();
        long savedAt = began;
        long toldAt = began;
        long savedStep = simulation.step();
        while (simulation.step() < plan.steps()) {
            if (stop.getAsBoolean()) {
                return false;
            }
            try {
                simulation.advance((int) Math.min(plan.steps() - simulation.step(), STRETCH), sink, _ -> {});
                gathered.release();
            } catch (UncheckedIOException e) {
                throw new IOException("the recording cannot be written: " + e.getMessage(), e);
            }
            long now = System.nanoTime();
            boolean ends = simulation.step() >= plan.steps();
            if (ends || (now - toldAt) * 1e-9 > TOLD_SECONDS) {
                listener.update(simulation.step(), plan.steps(), (now - began) * 1e-9);
                toldAt = now;
            }
            boolean due = checkpointSteps > 0
                    ? simulation.step() - savedStep >= checkpointSteps
                    : (now - savedAt) * 1e-9 > CHECKPOINT_SECONDS;
            if (due && !ends) {
                save(simulation, recorders, fingerprint);
                savedAt = System.nanoTime();
                savedStep = simulation.step();
            }
        }
        return true;
    }

    private void save(NetworkSimulation simulation, Recorders recorders, NetworkFingerprint fingerprint)
            throws IOException {
        new Checkpoint(fingerprint, simulation.state(), recorders.flush()).write(folder.checkpoint());
    }
}
