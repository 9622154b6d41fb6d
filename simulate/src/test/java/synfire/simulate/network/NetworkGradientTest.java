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
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Gradients of losses of networks: against differences, on both backends, whole and in chunks.
final class NetworkGradientTest {

    private static final Quantity DT = Quantity.of(0.5, "ms");
    private static final int STEPS = 60;
    private static final Quantity DURATION = Quantity.of(0.5 * STEPS, "ms");
    private static final int CELLS = 20;
    private static final List<String> BY =
            List.of("recurrent.weight", "delayed.weight", "cells.drive", "cells.taum", "cells.v");
    private static final SpikeOptions HARD = SpikeOptions.DEFAULT.withSurrogate(new Surrogate.ReluGrad(1, 3));

    private static Network network() {
        var model = Model.fromEquations("""
                        dv/dt  = (ge + drive - v)/taum : volt
                        dge/dt = -ge/(5*ms) : volt
                        drive : volt (constant)
                        taum : second (constant)
                        """, Map.of())
                .threshold("v > 10*mV")
                .reset("v = 0*mV")
                .named("leaky")
                .model();
        var cells = Population.of("cells", model, CELLS)
                .with("drive", CellValues.of(new Distribution.Uniform(Quantity.of(8, "mV"), Quantity.of(14, "mV"))))
                .with("taum", CellValues.of(10, "ms"))
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(0, "mV"), Quantity.of(9, "mV"))));
        return Network.named("small", 3)
                .with(cells)
                .with(projection("recurrent", cells, 1.5, Delay.none()))
                .with(projection("delayed", cells, -1, Delay.steps(1, "ms")));
    }

    private static Projection projection(String name, Population cells, double mv, Delay delay) {
        return new Projection(
                name,
                cells.all(),
                cells.all(),
                new Connector.FixedProbability(0.2, true),
                Synapse.addTo("ge"),
                Weights.of(mv, "mV"),
                delay);
    }

    private static List<NetworkLoss> losses() {
        var random = new SplittableRandom(1);
        var target = random.doubles(CELLS * STEPS, 0, 10).toArray();
        return List.of(
                new NetworkLoss.MeanRate("cells", 0.1), NetworkLoss.SquaredError.of("cells", "v", Samples.of(target)));
    }

    private static Engine reference() {
        return new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
    }

    private static NetworkGradient gradient(SpikeOptions spikes, DType dtype, Engine engine) {
        return new NetworkGradient(network(), DT, DURATION, dtype, spikes, losses(), BY, engine);
    }

    @Test
    void gradient_inSoftMode_agreesWithCentralDifferences() {
        try (var gradient = gradient(HARD.withMode(SpikeMode.SOFT), DType.F64, Engine.best())) {
            var at = gradient.evaluate();
            var random = new SplittableRandom(2);
            for (var name : BY) {
                var slope = Objects.requireNonNull(at.gradient().get(name)).toArray();
                var from = start(name, slope.length);
                var direction = random.doubles(slope.length, -1, 1).toArray();
                double expected = 0;
                for (int i = 0; i < slope.length; i++) {
                    expected += slope[i] * direction[i];
                }
                double h = 1e-4;
                double ahead = lossAt(gradient, name, from, direction, h);
                double behind = lossAt(gradient, name, from, direction, -h);
                double twice = lossAt(gradient, name, from, direction, 2 * h);
                double twiceBehind = lossAt(gradient, name, from, direction, -2 * h);
                gradient.set(name, Samples.of(from));
                double difference = (8 * (ahead - behind) - (twice - twiceBehind)) / (12 * h);

                assertThat(Math.abs(expected)).as(name).isGreaterThan(1e-4);
                assertThat(difference).as(name).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
            }
        }
    }

    private static double lossAt(NetworkGradient gradient, String name, double[] from, double[] direction, double h) {
        var moved = new double[from.length];
        Arrays.setAll(moved, i -> from[i] + h * direction[i]);
        gradient.set(name, Samples.of(moved));
        return gradient.evaluate().loss();
    }

    /// The values that the network gives.
    private static double[] start(String name, int size) {
        var network = network();
        return switch (name) {
            case "recurrent.weight" -> filled(size, 1.5);
            case "delayed.weight" -> filled(size, -1);
            default -> network.values("cells", name.substring("cells.".length()));
        };
    }

    private static double[] filled(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void gradient_ofMachineCode_isThatOfTheInterpreter(DType dtype) {
        try (var expected = gradient(HARD, dtype, reference());
                var actual = gradient(HARD, dtype, Engine.best())) {
            var there = expected.evaluate();
            var here = actual.evaluate();

            assertThat(here.loss()).isEqualTo(there.loss());
            assertThat(here.gradient()).isEqualTo(there.gradient());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void gradient_inChunks_isThatOfTheWholeRun(int steps) {
        var best = Engine.best();
        try (var whole = gradient(HARD, DType.F64, best)) {
            long stepBytes = whole.plan().tapes().getFirst().stepBytes();
            var options = best.options().withTapeBytes(steps * stepBytes);
            try (var chunked = gradient(HARD, DType.F64, new Engine(best.backends(), options, 1))) {
                var expected = whole.evaluate();
                var actual = chunked.evaluate();

                assertThat(chunked.plan().tapes().getFirst().bytes()).isLessThanOrEqualTo(steps * stepBytes);
                assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-12 * expected.loss()));
                for (var name : BY) {
                    var there = Objects.requireNonNull(expected.gradient().get(name))
                            .toArray();
                    var here =
                            Objects.requireNonNull(actual.gradient().get(name)).toArray();
                    double most = Arrays.stream(there).map(Math::abs).max().orElse(0);
                    assertThat(here).as(name).containsExactly(there, within(1e-11 * most));
                }
            }
        }
    }

    @Test
    void overflow_ofDerivativesBeyondTheType_namesThemAndTheFix() {
        var steep = SpikeOptions.DEFAULT.withSurrogate(new Surrogate.ReluGrad(1e20, 3));
        try (var wide = gradient(HARD, DType.F64, Engine.best());
                var narrow = gradient(steep, DType.F32, Engine.best())) {
            assertThat(wide.evaluate().overflow()).isEmpty();
            assertThat(narrow.evaluate().overflow())
                    .hasValueSatisfying(
                            text -> assertThat(text)
                                    .matches(
                                            "\\d+ of 20 derivatives by 'cells\\.drive' are not finite, the first of number \\d+: "
                                                    + "lower the height of the surrogate \\(0\\.3 by default\\), shorten the run, or use f64"));
        }
    }

    @Test
    void gradient_withoutMemoryForOneStep_saysHowMuchItNeeds() {
        var best = Engine.best();
        var engine = new Engine(best.backends(), best.options().withTapeBytes(100), 1);

        assertThatThrownBy(() -> gradient(HARD, DType.F64, engine))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageMatching("the reverse scans of 'small.loss.vjp' need at least [0-9,]+ bytes per thread, and "
                        + "100 are allowed; allow more tapeBytes, or run fewer steps");
    }

    @Test
    void gradient_byWhatTheNetworkLacks_saysWhatThereIs() {
        assertThatThrownBy(() -> new NetworkGradient(
                        network(), DT, DURATION, DType.F64, HARD, losses(), List.of("cells.g"), reference()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network 'small' has no 'cells.g' to differentiate by; it has [cells.drive, cells.ge, "
                        + "cells.ge.line, cells.v, loss1.target]");
    }

    @Test
    void gradient_againstATargetOfTheWrongSize_saysWhichFits() {
        List<NetworkLoss> losses = List.of(NetworkLoss.SquaredError.of("cells", "v", Samples.of(1, 2)));

        assertThatThrownBy(() -> new NetworkGradient(network(), DT, DURATION, DType.F64, HARD, losses, BY, reference()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target of 'cells.v' has 2 values; give 1200, for each of 60 steps all 20 cells");
    }
}
