package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;
import synfire.simulate.Engine;

/// Poisson inputs against the distribution they are drawn from: cells that only count what arrives.
final class PoissonTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    private static Population counters(int cells) {
        var model = Model.fromEquations("dn/dt = 0*n/ms : 1", Map.of())
                .named("counter")
                .model();
        return Population.of("cells", model, cells);
    }

    private static Network network(int cells, int sources, Course rate) {
        var all = counters(cells);
        return Network.named("counters", 3)
                .with(all)
                .with(new Stimulus.PoissonInput("rain", all.all(), "n", rate, Quantity.of(1, "1"), sources))
                .with(new Probe.Variable("n", all.all(), "n", 1));
    }

    /// What had arrived at each cell after each step.
    private static Samples arrived(Network network, DType dtype, Engine engine, double... partsMs) {
        var all = new ArrayList<Double>();
        try (var simulation = new NetworkSimulation(network, DT, dtype, engine)) {
            for (double part : partsMs) {
                var run = simulation.run(Quantity.of(part, "ms"), _ -> {});
                Objects.requireNonNull(run.variables().get("cells.n")).stream().forEach(all::add);
            }
        }
        return Samples.generate(all.size(), all::get);
    }

    private static Engine reference() {
        return new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
    }

    private static double[] perStep(Samples arrived, int cells) {
        var numbers = new double[arrived.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = arrived.get(i) - (i < cells ? 0 : arrived.get(i - cells));
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"0.001, F64", "0.3, F32", "1.6, F64", "1.6, F32", "30, F64", "200, F32", "700, F64"})
    void numbers_ofOneMean_areDistributedAsPoissons(double mean, DType dtype) {
        int cells = 500;
        int steps = 100;
        // 1000 sources and steps of 0.1 ms: a mean of 1 takes 10 Hz
        var network = network(cells, 1000, Course.constant(mean * 10, "Hz"));
        var numbers = perStep(arrived(network, dtype, Engine.best(), steps * 0.1), cells);

        isPoisson(numbers, mean);
    }

    @Test
    void numbers_ofMeansThatDiffer_areDistributedAsPoissons() {
        int cells = 400;
        int steps = 300;
        var rates = Samples.generate(cells, k -> k < 200 ? 5 : k < 399 ? 160 : 0);
        var network = network(cells, 1000, new Course.Constant(new CellValues.Listed(rates, Units.HZ)));
        var numbers = perStep(arrived(network, DType.F64, Engine.best(), steps * 0.1), cells);

        isPoisson(of(numbers, cells, 0, 200), 0.5);
        isPoisson(of(numbers, cells, 200, 399), 16);
        assertThat(of(numbers, cells, 399, 400)).containsOnly(0);
    }

    private static double[] of(double[] numbers, int cells, int first, int end) {
        return IntStream.range(0, numbers.length)
                .filter(i -> i % cells >= first && i % cells < end)
                .mapToDouble(i -> numbers[i])
                .toArray();
    }

    /// Mean and variance within 5 standard errors, and a χ² of the counts that comes once in a million times.
    private static void isPoisson(double[] numbers, double mean) {
        int n = numbers.length;
        double average = Arrays.stream(numbers).average().orElseThrow();
        double variance =
                Arrays.stream(numbers).map(x -> (x - average) * (x - average)).sum() / (n - 1);
        // the variance of a sample variance: (μ₄ − σ⁴)/n, with μ₄ = λ + 3λ²
        assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / n)));
        assertThat(variance).isCloseTo(mean, within(5 * Math.sqrt((mean + 2 * mean * mean) / n)));
        double chance = Math.exp(-mean);
        double statistic = 0;
        double restExpected = n;
        int degrees = 0;
        double restSeen = n;
        double logarithm = -mean;
        for (int k = 0; k < 10 * mean + 40; k++) {
            int number = k;
            double expected = n * chance;
            if (expected >= 10) {
                double seen = Arrays.stream(numbers).filter(x -> x == number).count();
                statistic += (seen - expected) * (seen - expected) / expected;
                restExpected -= expected;
                restSeen -= seen;
                degrees++;
            }
            logarithm += Math.log(mean / (k + 1));
            chance = Math.exp(logarithm);
        }
        if (restExpected >= 5) {
            statistic += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
        }
        // Wilson and Hilferty (1931): 4.75 standard deviations
        double limit = degrees * Math.pow(1 - 2.0 / (9 * degrees) + 4.75 * Math.sqrt(2.0 / (9 * degrees)), 3);
        assertThat(statistic).as("χ² of %d degrees", degrees).isLessThan(limit);
    }

    @Test
    void numbers_ofARateOverTime_followIt() {
        int cells = 2000;
        var rate = new Course.Ramp(
                Quantity.of(10, "ms"), Quantity.of(30, "ms"), Quantity.of(2, "Hz"), Quantity.of(42, "Hz"));
        var numbers = perStep(arrived(network(cells, 1000, rate), DType.F32, Engine.best(), 60), cells);

        isPoisson(of(numbers, numbers.length, 0, 100 * cells), 0.2);
        isPoisson(of(numbers, numbers.length, 300 * cells, 600 * cells), 4.2);
        // half way up the mean is 2.2; step 200 alone has 2000 numbers
        isPoisson(of(numbers, numbers.length, 200 * cells, 201 * cells), 2.2);
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void numbers_ofMachineCode_areThoseOfTheInterpreter(DType dtype) {
        var rate = new Course.Sine(Quantity.of(20, "Hz"), Quantity.of(15, "Hz"), Quantity.of(40, "Hz"), 0);
        for (var course : List.of(Course.constant(16, "Hz"), rate)) {
            var network = network(37, 1000, course);
            assertThat(arrived(network, dtype, Engine.best(), 6)).isEqualTo(arrived(network, dtype, reference(), 6));
        }
    }

    @Test
    void numbers_ofARunInParts_areThoseOfOneRun() {
        var rate = new Course.Sine(Quantity.of(20, "Hz"), Quantity.of(15, "Hz"), Quantity.of(40, "Hz"), 0);
        var network = network(20, 1000, rate);

        assertThat(arrived(network, DType.F64, Engine.best(), 17.3, 62.7))
                .isEqualTo(arrived(network, DType.F64, Engine.best(), 80));
    }

    @Test
    void numbers_ofAnotherSeedOrName_differ() {
        var network = network(20, 1000, Course.constant(16, "Hz"));
        var renamed = Network.named("counters", 3)
                .with(counters(20))
                .with(new Stimulus.PoissonInput(
                        "hail", counters(20).all(), "n", Course.constant(16, "Hz"), Quantity.of(1, "1"), 1000))
                .with(network.probes().getFirst());
        var numbers = arrived(network, DType.F64, Engine.best(), 5);

        assertThat(arrived(network.withSeed(4), DType.F64, Engine.best(), 5)).isNotEqualTo(numbers);
        assertThat(arrived(renamed, DType.F64, Engine.best(), 5)).isNotEqualTo(numbers);
    }

    @Test
    void input_ofSomeCells_reachesThoseAlone() {
        var all = counters(10);
        var network = Network.named("counters", 3)
                .with(all)
                .with(new Stimulus.PoissonInput(
                        "rain", all.part(3, 6), "n", Course.constant(100, "Hz"), Quantity.of(2, "1"), 1000))
                .with(new Probe.Variable("n", all.all(), "n", 1));
        var last = arrived(network, DType.F64, Engine.best(), 1).part(90, 100);

        assertThat(last.part(0, 3).stream()).containsOnly(0.0);
        assertThat(last.part(3, 6).stream()).allMatch(n -> n > 100 && n % 2 == 0);
        assertThat(last.part(6, 10).stream()).containsOnly(0.0);
    }

    @Test
    void rate_belowZero_isRefused() {
        var rate = new Course.Sine(Quantity.of(16, "Hz"), Quantity.of(32, "Hz"), Quantity.of(40, "Hz"), 0);

        assertThatThrownBy(() -> arrived(network(5, 10, rate), DType.F64, Engine.best(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stimulus 'rain': the rate is -16.0 Hz at some time; give rates from 0 Hz up");
    }
}
