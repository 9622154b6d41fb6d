package synfire.simulate.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.recording.Sink;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// A process that takes a network with noise and plastic synapses from one checkpoint to the next.
final class ResumedRun {

    static final Quantity DT = Quantity.of(0.1, "ms");

    private ResumedRun() {}

    static Network network() {
        var learning = ModelledSynapsesTest.learning();
        var cells = learning.population("P");
        return learning.with(new Stimulus.Noise(
                        "noise", cells.all(), "I", Quantity.of(5, "pA"), Quantity.of(60, "pA"), Quantity.of(4, "ms")))
                .with(new Stimulus.PoissonInput(
                        "input", cells.all(), "v", Course.constant(50, "Hz"), Quantity.of(0.3, "mV"), 10))
                .with(new Stimulus.PoissonSources("sources", 7, Course.constant(200, "Hz")))
                .with(new Projection(
                        "onto",
                        new Cells.Range("sources", 0, 7),
                        cells.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("v"),
                        Weights.of(0.5, "mV"),
                        Delay.steps(1.3, "ms")));
    }

    static NetworkSimulation simulation(DType dtype) {
        return new NetworkSimulation(network(), DT, dtype, Engine.best().withThreads(1));
    }

    static Checkpoint checkpoint(NetworkState state, DType dtype) {
        return new Checkpoint(NetworkFingerprint.of(network(), DT, dtype), state, Map.of());
    }

    /// @param arguments number type, checkpoint to begin at, steps, checkpoint to write
    public static void main(String[] arguments) throws IOException {
        var dtype = DType.valueOf(arguments[0]);
        var from = Checkpoint.read(Path.of(arguments[1]));
        from.check(Path.of(arguments[1]), NetworkFingerprint.of(network(), DT, dtype));
        try (var simulation = simulation(dtype)) {
            simulation.restore(from.state());
            simulation.advance(Integer.parseInt(arguments[2]), Sink.NONE, _ -> {});
            checkpoint(simulation.state(), dtype).write(Path.of(arguments[3]));
        }
    }
}
