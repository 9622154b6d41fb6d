package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Copies of a network against single runs of it, and their gradients against differences.
final class NetworkCopiesTest {

    private static final Quantity DT = Quantity.of(1, "ms");
    private static final int CELLS = 5;
    private static final int COPIES = 11;
    private static final int EVERY = 30;
    private static final int SKIPPED = 1;
    private static final int SEEN = 3;
    private static final List<String> BY = List.of("cells.gain", "cells.b");

    /// Noisy units that others read by way of a square, late; and units that follow them.
    private static Network network(double gain, double b) {
        var cells = Population.of("cells", Model.parse(new Source("unit", """
                        model unit

                        parameters
                          gain = 1
                          b    = 0.2
                          sigma = 0.05 1/sqrt(ms)

                        state
                          x = 0.5

                        inputs
                          I : 1

                        equations
                          square = x*x : 1
                          dx/dt = (-x + tanh(gain*I + b))/(10*ms) + sigma*xi : 1

                        scheme heun
                        """)), CELLS)
                .starting("x", CellValues.formula("1 + 0.1*i"))
                .with("gain", CellValues.of(gain, "1"))
                .with("b", CellValues.of(b, "1"));
        var followers = Population.of("followers", Model.parse(new Source("slow", """
                        model slow

                        state
                          y = 0

                        inputs
                          z : 1

                        equations
                          seen = y*(1 + y) : 1
                          dy/dt = (z - y)/(20*ms) : 1

                        scheme rk4
                        """)), CELLS);
        var random = new SplittableRandom(3);
        var weights = Samples.of(random.doubles(CELLS * CELLS, 0, 0.6).toArray());
        var times = Samples.generate(CELLS * CELLS, k -> 1 + (k * 3) % 8);
        return Network.named("copied", 1)
                .with(cells)
                .with(followers)
                .with(Coupling.of(
                                "late",
                                cells.all(),
                                "square",
                                cells.all(),
                                "I",
                                new Connector.AllToAll(false),
                                Weights.of(new SynapseValues.Matrix(CELLS, CELLS, weights, Units.ONE)))
                        .with(new Delay.Steps(new SynapseValues.Matrix(CELLS, CELLS, times, Units.MS))))
                .with(Coupling.of(
                        "follow", cells.all(), "x", followers.all(), "z", new Connector.OneToOne(), Weights.of(1, "1")))
                .with(new Probe.Variable("seen", followers.all(), "seen", EVERY));
    }

    private static NetworkCopies copies(DType dtype) {
        return new NetworkCopies(
                network(1, 0.2),
                DT,
                dtype,
                COPIES,
                new NetworkCopies.Observation("followers", "seen", EVERY),
                BY,
                Engine.best());
    }

    private static double gain(int copy) {
        return 0.8 + 0.05 * copy;
    }

    private static void setGains(NetworkCopies copies) {
        copies.set("cells.gain", Samples.generate(CELLS * COPIES, i -> gain(i % COPIES)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void run_ofEachCopy_isARunOfTheNetworkWithItsParameters(DType dtype) {
        try (var copies = copies(dtype)) {
            setGains(copies);
            var seen = copies.run(7, SKIPPED, SEEN);
            for (int copy : new int[] {0, 4, COPIES - 1}) {
                var single = network(gain(copy), 0.2).withSeed(7);
                try (var simulation = new NetworkSimulation(single, DT, dtype, Engine.best())) {
                    var run = simulation.run(Quantity.of(EVERY * (SKIPPED + SEEN), "ms"), _ -> {});
                    var expected = Objects.requireNonNull(run.variables().get("seen"));
                    for (int i = 0; i < SEEN * CELLS; i++) {
                        // sums in another order: a few units in the last place of numbers around 1
                        assertThat(seen.get(i * COPIES + copy))
                                .as("copy %d, value %d", copy, i)
                                .isCloseTo(
                                        expected.get(SKIPPED * CELLS + i), within(dtype == DType.F32 ? 1e-5 : 1e-13));
                    }
                }
            }
        }
    }

    /// Σ of slopes times what is observed.
    private static double[] slopes() {
        return new SplittableRandom(5).doubles(SEEN * CELLS * COPIES, -1, 1).toArray();
    }

    private static double loss(Samples seen) {
        var slopes = slopes();
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += slopes[i] * seen.get(i);
        }
        return sum;
    }

    @Test
    void gradient_agreesWithCentralDifferences() {
        try (var copies = copies(DType.F64)) {
            setGains(copies);
            var result = copies.gradient(7, SKIPPED, SEEN, _ -> Samples.of(slopes()));

            assertThat(result.observed()).isEqualTo(copies.run(7, SKIPPED, SEEN));
            var random = new SplittableRandom(9);
            for (var name : BY) {
                var from = new double[CELLS * COPIES];
                Arrays.setAll(from, i -> name.equals("cells.b") ? 0.2 : gain(i % COPIES));
                var direction = random.doubles(from.length, -1, 1).toArray();
                double h = 1e-4;
                double difference = (8 * (at(copies, name, from, direction, h) - at(copies, name, from, direction, -h))
                                - (at(copies, name, from, direction, 2 * h)
                                        - at(copies, name, from, direction, -2 * h)))
                        / (12 * h);
                copies.set(name, Samples.of(from));
                var slope = Objects.requireNonNull(result.gradient().get(name));
                double expected = 0;
                for (int i = 0; i < from.length; i++) {
                    expected += direction[i] * slope.get(i);
                }

                assertThat(Math.abs(expected)).as(name).isGreaterThan(1e-2);
                // fourth order in h, and rounding of sums around 1 over h
                assertThat(difference).as(name).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            }
        }
    }

    private static double at(NetworkCopies copies, String name, double[] from, double[] direction, double h) {
        copies.set(name, Samples.generate(from.length, i -> from[i] + h * direction[i]));
        return loss(copies.run(7, SKIPPED, SEEN));
    }

    @Test
    void seeds_giveDifferentNoise() {
        try (var copies = copies(DType.F64)) {
            assertThat(copies.run(7, 0, 1)).isEqualTo(copies.run(7, 0, 1)).isNotEqualTo(copies.run(8, 0, 1));
        }
    }

    @Test
    void trials_giveCopiesNoiseOfTheirOwn() {
        try (var copies = copies(DType.F64)) {
            var common = copies.run(7, 0, 1);
            copies.setTrials(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0);
            var apart = copies.run(7, 0, 1);
            for (int cell = 0; cell < CELLS; cell++) {
                int at = cell * COPIES;
                assertThat(apart.get(at)).isEqualTo(common.get(at)).isEqualTo(apart.get(at + 10));
                assertThat(apart.part(at, at + 10).stream().distinct()).hasSize(10);
            }
        }
    }

    @Test
    void mistakes_sayWhatFits() {
        var network = network(1, 0.2);
        var observation = new NetworkCopies.Observation("followers", "seen", EVERY);
        var engine = Engine.best();
        assertThatThrownBy(
                        () -> new NetworkCopies(network, DT, DType.F64, 2, observation, List.of("cells.mass"), engine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network 'copied' has no parameter 'cells.mass'; write POPULATION.PARAMETER");
        try (var copies = new NetworkCopies(network, DT, DType.F64, 2, observation, BY, engine)) {
            assertThatThrownBy(() -> copies.set("cells.b", Samples.of(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'cells.b' has 2 values; give 10, for each of 5 cells 2 copies");
            assertThatThrownBy(() -> copies.set("cells.sigma", Samples.of(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'cells.sigma' was not asked for; there are [cells.gain, cells.b]");
        }
        var cells = Population.of(
                "lif",
                Model.fromEquations("dv/dt = -v/(10*ms) : 1", java.util.Map.of())
                        .threshold("v > 1")
                        .reset("v = 0")
                        .named("lif")
                        .model(),
                2);
        var spiking = Network.named("spiking", 1)
                .with(cells)
                .with(new Projection(
                        "p",
                        cells.all(),
                        cells.all(),
                        new Connector.AllToAll(false),
                        Synapse.addTo("v"),
                        Weights.of(1, "1"),
                        Delay.none()));
        assertThatThrownBy(() -> new NetworkCopies(
                        spiking, DT, DType.F64, 2, new NetworkCopies.Observation("lif", "v", 1), List.of(), engine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "network 'spiking' has projections, and copies run of networks that talk by couplings alone; "
                                + "use NetworkGradient or one NetworkSimulation for each");
    }
}
