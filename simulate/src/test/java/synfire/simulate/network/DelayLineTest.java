package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Spikes that travel: delays of all, of each synapse, whole and real.
final class DelayLineTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    private static Delay delay(String kind) {
        var times = new Distribution.Uniform(Quantity.of(0.1, "ms"), Quantity.of(3, "ms"));
        return switch (kind) {
            case "whole" -> Delay.steps(times);
            case "real" -> new Delay.Real(SynapseValues.of(times));
            case "same" -> Delay.steps(1.5, "ms");
            default -> Delay.real(0.14, "ms");
        };
    }

    /// Two projections onto one variable with delays of two kinds, and one without.
    private static Network network(String first, String second) {
        var network = Cuba.network(60, 0.1, 1);
        var all = network.population("cells").all();
        var weights = new Distribution.Normal(Quantity.of(1.6, "mV"), Quantity.of(0.4, "mV"));
        return network.with(new Projection(
                        "first",
                        all,
                        all,
                        new Connector.FixedProbability(0.1, true),
                        Synapse.addTo("ge"),
                        Weights.of(weights),
                        delay(first)))
                .with(new Projection(
                        "second",
                        all,
                        network.population("cells").part(7, 48),
                        new Connector.FixedOutDegree(5, true, true),
                        Synapse.addTo("ge"),
                        Weights.of(1, "mV"),
                        delay(second)));
    }

    private static Raster run(Network network, Engine engine, DType dtype, double... partsMs) {
        Raster last = null;
        try (var simulation = new NetworkSimulation(network, DT, dtype, engine)) {
            for (double part : partsMs) {
                last = simulation.run(Quantity.of(part, "ms"), _ -> {}).spikes("cells");
            }
        }
        return Objects.requireNonNull(last);
    }

    private static Raster onTwoThreads(Network network, DType dtype) {
        try (var simulation = new NetworkSimulation(network, DT, dtype, Engine.best())) {
            simulation.useThreads(2);
            return simulation.run(Quantity.of(30, "ms"), _ -> {}).spikes("cells");
        }
    }

    @ParameterizedTest
    @CsvSource({"F32, whole, same", "F64, whole, real", "F32, real, fraction", "F64, same, fraction"})
    void run_ofMachineCode_spikesAsTheInterpreterDoes(DType dtype, String first, String second) {
        var reference = new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
        var network = network(first, second);

        var expected = run(network, reference, dtype, 30);

        assertThat(expected.size()).isGreaterThan(20);
        assertThat(run(network, Engine.best(), dtype, 30)).isEqualTo(expected);
        assertThat(onTwoThreads(network, dtype)).isEqualTo(expected);
        assertThat(run(network, Engine.best(), dtype, 13, 17)).isEqualTo(expected.slice(13, 30));
    }

    @Test
    void run_withADelayOfEachSynapse_eachSpikeArrivesThen() {
        var times = new SynapseValues.Listed(Samples.of(0.1, 0.5, 1.5), Units.MS);
        var ge = arrivals(3, new Delay.Steps(times));

        assertThat(ge[1]).containsExactly(2, 0, 0);
        assertThat(ge[5][1]).isEqualTo(2);
        assertThat(ge[4][1]).isZero();
        assertThat(ge[15][2]).isEqualTo(2);
        assertThat(ge[14][2]).isZero();
    }

    @Test
    void run_withARealDelay_spikeArrivesInTwoParts() {
        var ge = arrivals(1, Delay.real(0.225, "ms"));

        assertThat(ge[1][0]).isZero();
        assertThat(ge[2][0]).isCloseTo(1.5, within(1e-9));
        assertThat(ge[3][0]).isCloseTo(1.5 * Math.exp(-0.1 / 5) + 0.5, within(1e-9));
    }

    /// `ge` of all targets in the steps from that of the spike on.
    private static double[][] arrivals(int targets, Delay delay) {
        var source = Population.of("source", Cuba.cell(), 1).starting("v", CellValues.of(-51, "mV"));
        var target = Population.of("target", Cuba.cell(), targets).starting("v", CellValues.of(-60, "mV"));
        var network = Network.named("fan", 1)
                .with(source)
                .with(target)
                .with(new Projection(
                        "fan",
                        source.all(),
                        target.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("ge"),
                        Weights.of(2, "mV"),
                        delay))
                .with(new Probe.Variable("ge", target.all(), "ge", 1));
        try (var simulation = new NetworkSimulation(network, DT, DType.F64, Engine.best())) {
            var run = simulation.run(Quantity.of(30, "ms"), _ -> {});
            var ge = Objects.requireNonNull(run.variables().get("target.ge"));
            int fired = (int) Math.round(run.spikes("source").timeMs(0) / 0.1);
            var late = new double[20][targets];
            for (int step = 0; step < late.length; step++) {
                for (int cell = 0; cell < targets; cell++) {
                    late[step][cell] = ge.get((fired + step) * targets + cell);
                }
            }
            return late;
        }
    }

    /// Two cells fire in the same step and send to each other and to a third, straight to the potential.
    @ParameterizedTest
    @CsvSource({"0", "0.1"})
    void run_resetAndArrivalInOneStep_theResetKeepsItsValue(double delayMs) {
        var cells = Population.of("cells", Cuba.cell(), 3)
                .starting("v", new CellValues.Listed(Samples.of(-50.1, -50.1, -60), Units.MV));
        var network = Network.named("three", 1)
                .with(cells)
                .with(new Projection(
                        "all",
                        cells.all(),
                        cells.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("v"),
                        Weights.of(1, "mV"),
                        delayMs == 0 ? Delay.none() : Delay.steps(delayMs, "ms")))
                .with(new Probe.Variable("v", cells.all(), "v", 1));
        try (var simulation = new NetworkSimulation(network, DT, DType.F64, Engine.best())) {
            var run = simulation.run(Quantity.of(30, "ms"), _ -> {});
            var v = Objects.requireNonNull(run.variables().get("cells.v"));
            int fired = (int) Math.round(run.spikes("cells").timeMs(0) / 0.1);
            int later = delayMs == 0 ? 0 : 1;

            assertThat(run.spikes("cells").cell(1)).isEqualTo(1);
            assertThat(v.get(3 * fired)).isEqualTo(-60);
            double before = v.get(3 * (fired + later - 1) + 2);
            assertThat(v.get(3 * (fired + later) + 2)).isCloseTo(before + 2, within(0.06));
            assertThat(v.get(3 * (fired + later)))
                    .as("reset, or refractory afterwards, as the potential stands still then")
                    .isEqualTo(-60);
        }
    }

    @Test
    void simulation_ofADelayBelowTheStep_isRefused() {
        var all = Cuba.network(50, 0.1, 1).population("cells").all();
        var network = Cuba.network(50, 0.1, 1)
                .with(new Projection(
                        "late",
                        all,
                        all,
                        new Connector.OneToOne(),
                        Synapse.addTo("ge"),
                        Weights.of(1, "mV"),
                        Delay.steps(0.05, "ms")));

        assertThatThrownBy(() -> new NetworkSimulation(network, DT, DType.F64, Engine.best()))
                .hasMessage("projection 'late': the delay is 0.05 ms, shorter than the time step of 0.1 ms; lengthen it"
                        + " (draw again below one step: redrawn), shorten the step, or use no delay");
    }
}
