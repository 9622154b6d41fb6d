package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Raster;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Networks as machine code against the interpreter, in parts against in one, and against published rates.
final class NetworkSimulationTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    private static Raster run(int cells, double probability, Engine engine, DType dtype, double... partsMs) {
        var spikes = new ArrayList<Raster>();
        try (var simulation = new NetworkSimulation(Cuba.network(cells, probability, 1), DT, dtype, engine)) {
            for (double part : partsMs) {
                spikes.add(simulation.run(Quantity.of(part, "ms"), _ -> {}).spikes("cells"));
            }
        }
        return spikes.getLast();
    }

    private static Engine reference() {
        return new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void run_ofMachineCode_spikesAsTheInterpreterDoes(DType dtype) {
        var expected = run(53, 0.2, reference(), dtype, 30);
        var actual = run(53, 0.2, Engine.best(), dtype, 30);

        assertThat(expected.size()).isGreaterThan(20);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void run_inParts_endsWhereOneRunEnds() {
        var whole = run(200, 0.1, Engine.best(), DType.F64, 150);
        var second = run(200, 0.1, Engine.best(), DType.F64, 37, 113);

        assertThat(second.size()).isGreaterThan(20);
        assertThat(second).isEqualTo(whole.slice(37, 150));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 1", "1.5, 15"})
    void run_withDelay_spikeArrivesSoManyStepsLater(double delayMs, int steps) {
        var source = Population.of("source", Cuba.cell(), 1).starting("v", CellValues.of(-51, "mV"));
        var target = Population.of("target", Cuba.cell(), 1).starting("v", CellValues.of(-60, "mV"));
        var network = Network.named("pair", 1)
                .with(source)
                .with(target)
                .with(new Projection(
                        "pair",
                        source.all(),
                        target.all(),
                        new Connector.OneToOne(),
                        Synapse.addTo("ge"),
                        Weights.of(2, "mV"),
                        delayMs == 0 ? Delay.none() : Delay.steps(delayMs, "ms")))
                .with(new Probe.Variable("ge", target.all(), "ge", 1));
        try (var simulation = new NetworkSimulation(network, DT, DType.F64, Engine.best())) {
            var run = simulation.run(Quantity.of(30, "ms"), _ -> {});
            var ge = Objects.requireNonNull(run.variables().get("target.ge"));
            int fired = (int) Math.round(run.spikes("source").timeMs(0) / 0.1);

            assertThat(fired).isPositive();
            assertThat(ge.get(fired + steps - 1)).isZero();
            assertThat(ge.get(fired + steps)).isEqualTo(2);
        }
    }

    /// The rates that workloads of this network are held to.
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cuba_of4000Cells_firesAtThePublishedRates(long seed) {
        try (var simulation = new NetworkSimulation(Cuba.network(4000, 0.02, seed), DT, DType.F64, Engine.best())) {
            var late = simulation
                    .run(Quantity.of(5000, "ms"), _ -> {})
                    .spikes("cells")
                    .slice(500, 5000);

            assertThat(late.range(0, 3200).meanRateHz()).isBetween(4.7, 6.3);
            assertThat(late.range(3200, 4000).meanRateHz()).isBetween(5.35, 5.80);
        }
    }
}
