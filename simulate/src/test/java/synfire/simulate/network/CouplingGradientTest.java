package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Gradients through couplings and delays: weights, lengths, velocities and delays, against differences.
final class CouplingGradientTest {

    private static final Quantity DT = Quantity.of(0.5, "ms");
    private static final int STEPS = 40;
    private static final Quantity DURATION = Quantity.of(0.5 * STEPS, "ms");
    private static final int CELLS = 6;
    private static final List<String> BY = List.of(
            "tracts.weight",
            "tracts.length",
            "tracts.velocity",
            "late.weight",
            "late.delay",
            "gap.weight",
            "now.weight",
            "cells.tau",
            "cells.x");

    private static Network network() {
        var model = Model.parse(new Source("unit", """
                model unit

                parameters
                  tau = 10 ms

                state
                  x = 1

                inputs
                  I : 1

                equations
                  square = x*x : 1
                  dx/dt = (-x + tanh(I))/tau : 1

                scheme heun
                """));
        var cells = Population.of("cells", model, CELLS).starting("x", CellValues.formula("1 - 0.3*i"));
        var all = cells.all();
        var weights = Weights.of(matrix(1, -0.5, 0.5, Units.ONE));
        var every = new Connector.AllToAll(false);
        var lengths = matrix(2, 2, 9, Units.parse("mm"));
        var delays = new Delay.Real(matrix(3, 1, 4, Units.MS));
        return Network.named("coupled", 1)
                .with(cells)
                .with(Coupling.of("tracts", all, "square", all, "I", every, weights)
                        .with(new Coupling.Conduction(lengths, Quantity.of(3, "mm/ms"))))
                .with(Coupling.of("late", all, "x", all, "I", every, weights).with(delays))
                .with(Coupling.of("gap", all, "x", all, "I", every, weights).with(Coupling.Kind.DIFFUSIVE))
                .with(Coupling.of("now", all, "square", all, "I", every, weights));
    }

    private static SynapseValues matrix(long seed, double low, double high, synfire.equations.units.Unit unit) {
        var random = new SplittableRandom(seed);
        var values = random.doubles(CELLS * CELLS, low, high).toArray();
        return new SynapseValues.Matrix(CELLS, CELLS, Samples.of(values), unit);
    }

    private static NetworkGradient gradient(DType dtype, Engine engine) {
        var target = new SplittableRandom(1).doubles(CELLS * STEPS, -1, 1).toArray();
        List<NetworkLoss> losses = List.of(NetworkLoss.SquaredError.of("cells", "x", Samples.of(target)));
        return new NetworkGradient(network(), DT, DURATION, dtype, SpikeOptions.DEFAULT, losses, BY, engine);
    }

    @Test
    void gradient_agreesWithCentralDifferences() {
        try (var gradient = gradient(DType.F64, Engine.best())) {
            assertThat(gradient.backend()).isEqualTo("llvm");
            check(gradient, BY, 1e-7);
        }
    }

    /// Along a random direction, around the values of the description.
    private static void check(NetworkGradient gradient, List<String> names, double tolerance) {
        var at = gradient.evaluate();
        var random = new SplittableRandom(2);
        for (var name : names) {
            var slope = Objects.requireNonNull(at.gradient().get(name)).toArray();
            var from = gradient.values(name).toArray();
            var direction = random.doubles(slope.length, -1, 1).toArray();
            double expected = 0;
            for (int i = 0; i < slope.length; i++) {
                expected += slope[i] * direction[i];
            }
            double h = 1e-4 * Arrays.stream(from).map(Math::abs).max().orElseThrow();
            double difference =
                    (8 * (lossAt(gradient, name, from, direction, h) - lossAt(gradient, name, from, direction, -h))
                                    - (lossAt(gradient, name, from, direction, 2 * h)
                                            - lossAt(gradient, name, from, direction, -2 * h)))
                            / (12 * h);
            gradient.set(name, Samples.of(from));

            assertThat(Math.abs(expected)).as(name).isGreaterThan(1e-9);
            assertThat(difference).as(name).isCloseTo(expected, within(tolerance * Math.abs(expected)));
        }
    }

    private static double lossAt(NetworkGradient gradient, String name, double[] from, double[] direction, double h) {
        gradient.set(name, Samples.generate(from.length, i -> from[i] + h * direction[i]));
        return gradient.evaluate().loss();
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void gradient_ofMachineCode_isThatOfTheInterpreter(DType dtype) {
        try (var expected = gradient(dtype, Runs.reference());
                var actual = gradient(dtype, Engine.best())) {
            var there = expected.evaluate();
            var here = actual.evaluate();

            assertThat(here.loss()).isEqualTo(there.loss());
            assertThat(here.gradient()).isEqualTo(there.gradient());
        }
    }

    @Test
    void set_delaysBeyondTheLine_saysHowLongTheyMayBe() {
        try (var gradient = gradient(DType.F64, Engine.best())) {
            var delays = gradient.values("late.delay");

            assertThatThrownBy(() -> gradient.set("late.delay", delays.map(delay -> 4 * delay)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "'late.delay' gives synapse \\d+ a delay of [0-9.]+ steps; it may be from 0 to below \\d+, "
                                    + "twice the longest of the description");
            assertThatThrownBy(() -> gradient.set("tracts.velocity", Samples.of(300)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "'tracts.velocity' gives synapse \\d+ a delay of [0-9.]+ steps; it may be from 0 to below "
                                    + "\\d+, twice the longest of the description");
        }
    }

    /// Cells that send soft spikes, which arrive between steps.
    private static NetworkGradient spiking(Delay delay) {
        var model = Model.fromEquations("""
                        dv/dt  = (ge + drive - v)/(10*ms) : volt
                        dge/dt = -ge/(5*ms) : volt
                        drive : volt (constant)
                        """, Map.of())
                .threshold("v > 10*mV")
                .reset("v = 0*mV")
                .named("leaky")
                .model();
        var cells = Population.of("cells", model, CELLS)
                .with("drive", CellValues.of(new Distribution.Uniform(Quantity.of(8, "mV"), Quantity.of(14, "mV"))))
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(0, "mV"), Quantity.of(9, "mV"))));
        var network = Network.named("late", 3)
                .with(cells)
                .with(new Projection(
                        "late",
                        cells.all(),
                        cells.all(),
                        new Connector.AllToAll(false),
                        Synapse.addTo("ge"),
                        Weights.of(1.5, "mV"),
                        delay));
        var spikes =
                SpikeOptions.DEFAULT.withSurrogate(new Surrogate.ReluGrad(1, 3)).withMode(SpikeMode.SOFT);
        return new NetworkGradient(
                network,
                DT,
                DURATION,
                DType.F64,
                spikes,
                List.of(new NetworkLoss.MeanRate("cells", 1)),
                List.of("late.delay", "late.weight"),
                Engine.best());
    }

    @Test
    void gradient_byDelaysOfSpikes_agreesWithCentralDifferences() {
        try (var common = spiking(Delay.real(1.6, "ms"));
                var drawn = spiking(new Delay.Real(matrix(4, 1, 3, Units.MS)))) {
            check(common, List.of("late.delay", "late.weight"), 1e-5);
            check(drawn, List.of("late.delay", "late.weight"), 1e-5);
            assertThat(drawn.backend()).isEqualTo("llvm");
            assertThatThrownBy(() ->
                            common.set("late.delay", common.values("late.delay").map(delay -> 3 * delay)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'late.delay' gives synapse 0 a delay of 9.600000000000001 steps; it may be from 1 to below 7, "
                                    + "twice the longest of the description");
        }
    }
}
