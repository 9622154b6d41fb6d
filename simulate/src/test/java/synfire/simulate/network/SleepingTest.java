package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.recording.Kept;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Cells at rest are left out, and nothing differs by a bit.
final class SleepingTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final int CELLS = 1003;

    /// Leaky cells that rest 7 mV below their threshold.
    private static Model cell() {
        return Model.fromEquations(
                        """
                        dv/dt = (El - v + g)/taum : volt (unless refractory)
                        dg/dt = -g/taus : volt (unless refractory)
                        """,
                        Map.of(
                                "El", Quantity.of(-52, "mV"),
                                "taum", Quantity.of(2, "ms"),
                                "taus", Quantity.of(0.2, "ms")))
                .threshold("v > -45*mV")
                .reset("v = -52*mV; g = 0*mV")
                .refractory("2.2*ms")
                .named("resting")
                .model();
    }

    /// Bursts of spikes onto ten cells, which reach others; silence between.
    private static Network network(Delay delay) {
        var cells = Population.of("cells", cell(), CELLS).starting("v", CellValues.of(-52, "mV"));
        var weights = Weights.of(new Distribution.LogNormal(Quantity.of(50, "mV"), 0.6));
        return Network.named("sleepy", 5)
                .with(cells)
                .with(new Stimulus.PoissonSources(
                        "drive", 10, new Course.Steps(Samples.of(0, 5, 65), Samples.of(0, 300, 0), Units.parse("Hz"))))
                .with(new Projection(
                        "onto",
                        new Cells.Range("drive", 0, 10),
                        cells.part(500, 510),
                        new Connector.OneToOne(),
                        Synapse.addTo("v"),
                        Weights.of(8, "mV"),
                        delay))
                .with(new Projection(
                        "recurrent",
                        cells.all(),
                        cells.all(),
                        new Connector.FixedProbability(0.004, false),
                        Synapse.addTo("g"),
                        weights,
                        delay));
    }

    private record Ran(Raster spikes, NetworkState state, double awake) {}

    private static Ran run(Network network, DType dtype, Engine engine, int... parts) {
        var kept = new Kept();
        var end = new AtomicReference<NetworkState>();
        double awake;
        try (var simulation = new NetworkSimulation(network, DT, dtype, engine)) {
            simulation.useThreads(engine.threads());
            for (int part : parts) {
                simulation.advance(part, kept, _ -> {});
            }
            awake = simulation.awakeShare();
            end.set(simulation.state());
        }
        return new Ran(kept.raster("cells", CELLS, 0, 1000), end.get(), awake);
    }

    private static Engine engine(boolean sleeping, int threads) {
        var best = Engine.best();
        return new Engine(best.backends(), best.options().withSleeping(sleeping), threads);
    }

    @ParameterizedTest
    @CsvSource({"0, F64", "0, F32", "1.8, F64", "1.8, F32", "-1, F64", "-1, F32"})
    void run_withSleepingCells_hasTheBitsOfOneWithout(double delayMs, DType dtype) {
        var delay = delayMs == 0
                ? Delay.none()
                : delayMs > 0
                        ? Delay.steps(delayMs, "ms")
                        : new Delay.Real(SynapseValues.of(
                                new Distribution.Uniform(Quantity.of(0.3, "ms"), Quantity.of(2.5, "ms"))));
        var network = network(delay);

        var plain = run(network, dtype, engine(false, 1), 1000, 3000);
        var sleeping = run(network, dtype, engine(true, 1), 1000, 3000);

        assertThat(sleeping.spikes()).isEqualTo(plain.spikes());
        assertThat(sleeping.state()).isEqualTo(plain.state());
        assertThat(plain.awake()).isEqualTo(1);
        assertThat(sleeping.awake()).isLessThan(0.9);
        assertThat(plain.spikes().size()).isGreaterThan(100);
    }

    @Test
    void run_withSleepingCells_onTwoThreadsOrInParts_hasTheSameBits() {
        var network = network(Delay.steps(1.8, "ms"));
        var plain = run(network, DType.F64, engine(false, 1), 2000).state();

        assertThat(run(network, DType.F64, engine(true, 2), 2000).state()).isEqualTo(plain);
        assertThat(run(network, DType.F64, engine(true, 1), 333, 1, 1666).state())
                .isEqualTo(plain);
    }

    /// Ten cells far from each other, driven all the time, and those that they reach.
    private static Network scattered() {
        var cells = Population.of("cells", cell(), CELLS).starting("v", CellValues.of(-52, "mV"));
        var driven = IntStream.range(0, 10).map(k -> 97 * k).toArray();
        return Network.named("scattered", 6)
                .with(cells)
                .with(new Stimulus.PoissonSources("drive", 10, Course.constant(400, "Hz")))
                .with(new Projection(
                        "onto",
                        new Cells.Range("drive", 0, 10),
                        cells.cells(driven),
                        new Connector.OneToOne(),
                        Synapse.addTo("v"),
                        Weights.of(8, "mV"),
                        Delay.none()))
                .with(new Projection(
                        "recurrent",
                        cells.all(),
                        cells.all(),
                        new Connector.FixedProbability(0.004, false),
                        Synapse.addTo("g"),
                        Weights.of(new Distribution.LogNormal(Quantity.of(1, "mV"), 0.6)),
                        Delay.steps(0.7, "ms")));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void run_whereFewCellsAreBusy_hasTheBitsAndComputesFew(DType dtype) {
        var plain = run(scattered(), dtype, engine(false, 1), 5000, 5000);
        var sleeping = run(scattered(), dtype, engine(true, 1), 5000, 5000);

        assertThat(sleeping.spikes()).isEqualTo(plain.spikes());
        assertThat(sleeping.state()).isEqualTo(plain.state());
        assertThat(plain.spikes().size()).isGreaterThan(1000);
        assertThat(sleeping.awake()).isLessThan(0.2);
    }

    @Test
    void run_onTheInterpreter_hasTheSameBits() {
        var network = network(Delay.steps(1.8, "ms"));

        var sleeping = run(network, DType.F64, engine(true, 1), 200);
        var interpreted = run(network, DType.F64, Runs.reference(), 200);

        assertThat(sleeping.state()).isEqualTo(interpreted.state());
    }
}
