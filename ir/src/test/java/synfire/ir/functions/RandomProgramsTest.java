package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Philox4x32;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

/// Seeds are fixed, so that a test passes always or never; bounds hold for 999 of 1000 seeds.
final class RandomProgramsTest {

    private static final int COUNT = 10_000;

    /// 99.9 % of Kolmogorov's distribution lies below 1.95/√n.
    private static final double KOLMOGOROV = 1.95 / Math.sqrt(COUNT);

    @Test
    void uniform_isThatOfTheNamedCounter() {
        long high = 7L << 32 | 3;
        long low = 2L << 16 | 5;
        double expected = (Philox4x32.bits(11, high, low)[0] >>> 11) * 0x1p-53;

        assertThat(new RandomNumbers(11, DType.F64, 7, 3).uniform(4, 5)[2]).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void uniform_manyNumbers_areUniform(DType dtype) {
        assertThat(distance(numbers(dtype).uniform(COUNT, 0), x -> x)).isLessThan(KOLMOGOROV);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void exponential_manyNumbers_areExponential(DType dtype) {
        assertThat(distance(numbers(dtype).exponential(COUNT, 1), x -> 1 - Math.exp(-x)))
                .isLessThan(KOLMOGOROV);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void normal_manyNumbers_areNormal(DType dtype) {
        var numbers = numbers(dtype).normal(COUNT, 2);

        double[] normal = Accuracy.expanded(
                UnaryFunction.ERF,
                DType.F64,
                DoubleStream.of(numbers).map(x -> x / Math.sqrt(2)).toArray());
        for (int i = 0; i < COUNT; i++) {
            normal[i] = 0.5 + 0.5 * normal[i];
        }
        assertThat(distance(normal, x -> x)).isLessThan(KOLMOGOROV);
    }

    @Test
    void normal_ofNeighbouringObjectsTrialsAndDraws_areUncorrelated() {
        var key = RandomNumbers.key(1, "noise");
        var here = new RandomNumbers(key, DType.F64, 4, 9).normal(COUNT, 0);

        // a correlation has the standard deviation 1/√n
        double limit = 3.3 / Math.sqrt(COUNT);
        assertThat(correlation(here, new RandomNumbers(key, DType.F64, 5, 9).normal(COUNT, 0)))
                .isCloseTo(0, within(limit));
        assertThat(correlation(here, new RandomNumbers(key, DType.F64, 4, 10).normal(COUNT, 0)))
                .isCloseTo(0, within(limit));
        assertThat(correlation(here, new RandomNumbers(key, DType.F64, 4, 9).normal(COUNT, 1)))
                .isCloseTo(0, within(limit));
    }

    @Test
    void key_ofOtherSeedOrPurpose_isAnother() {
        assertThat(RandomNumbers.key(1, "noise"))
                .isNotEqualTo(RandomNumbers.key(2, "noise"))
                .isNotEqualTo(RandomNumbers.key(1, "starts"));
    }

    /// Chi-square over the counts, and the first two moments.
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 19.5, 60})
    void poisson_manyNumbers_haveThatMeanAndVariance(double mean) {
        var counts = poisson(mean);

        double average = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .map(k -> (k - average) * (k - average))
                .average()
                .orElseThrow();
        // standard deviations √(λ/n) of the mean and about λ·√((2 + 1/λ)/n) of the variance; rounding adds 1/12
        double rounding = mean > 20 ? 1 / 12.0 : 0;
        assertThat(average).isCloseTo(mean, within(3.3 * Math.sqrt(mean / COUNT)));
        assertThat(variance).isCloseTo(mean + rounding, within(3.3 * mean * Math.sqrt((2 + 1 / mean) / COUNT)));
    }

    @Test
    void poisson_ofMeanFour_hasThoseChances() {
        var counts = poisson(4);
        double chance = Math.exp(-4);
        for (int k = 0; k < 12; k++) {
            int each = k;
            double share = Arrays.stream(counts).filter(x -> x == each).count() / (double) COUNT;
            assertThat(share).as("%d", k).isCloseTo(chance, within(3.8 * Math.sqrt(chance / COUNT)));
            chance *= 4.0 / (k + 1);
        }
    }

    @Test
    void bits_ofDrawBeyondTheCounter_isRefused() {
        var b = new Builder("many");
        var zero = b.constant(0L);

        assertThatThrownBy(() -> RandomPrograms.bits(b, zero, zero, zero, zero, 65536))
                .hasMessage("draw 65536 of a step; a step has draws 0 to 65535");
    }

    private static RandomNumbers numbers(DType dtype) {
        return new RandomNumbers(RandomNumbers.key(3, "test"), dtype, 1, 2);
    }

    private static double[] poisson(double mean) {
        var b = new Builder("poisson");
        var key = b.constant(RandomNumbers.key(4, "poisson"));
        var zero = b.constant(0L);
        var step = b.emit(new Op.Iota(Axis.TIME));
        var lambda = b.input("mean", TensorType.scalar(DType.F64));
        b.output(
                "count",
                RandomPrograms.poisson(
                        b,
                        lambda,
                        RandomPrograms.bits(b, key, zero, zero, step, 0),
                        RandomPrograms.bits(b, key, zero, zero, step, 1)));
        return Interpreter.run(
                        new ExpandFunctions().apply(b.build()), Map.of("mean", Tensor.scalar(mean)), Sizes.of(COUNT, 1))
                .get("count")
                .toArray();
    }

    /// Kolmogorov's distance between numbers and a distribution.
    private static double distance(double[] numbers, DoubleUnaryOperator cumulative) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            double chance = cumulative.applyAsDouble(sorted[i]);
            worst = Math.max(worst, Math.max(chance - (double) i / sorted.length, (i + 1.0) / sorted.length - chance));
        }
        return worst;
    }

    private static double correlation(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum / x.length;
    }
}
