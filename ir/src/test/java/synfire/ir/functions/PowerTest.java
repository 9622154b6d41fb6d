package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class PowerTest {

    @ParameterizedTest
    @CsvSource({"F64, 20, 1.0", "F64, 1e-3, 1.0", "F32, 6, 0.52"})
    void power_ofRandomNumbers_isWithinStatedError(DType dtype, double largestExponent, double ulps) {
        var random = new SplittableRandom(5);
        var x = Accuracy.rounded(
                dtype, random.doubles(400, -7, 7).map(Math::exp).toArray());
        var y = Accuracy.rounded(
                dtype, random.doubles(400, -largestExponent, largestExponent).toArray());
        var z = power(dtype, x, y);

        var worst = new Accuracy.Worst(0, 0);
        for (int i = 0; i < z.length; i++) {
            worst = worst.or(Accuracy.ulps(dtype, z[i], Exact.power(x[i], y[i])), i);
        }

        assertThat(worst.ulps())
                .as("%s to the %s", x[(int) worst.at()], y[(int) worst.at()])
                .isLessThan(ulps);
    }

    @Test
    void power_nearOne_isWithinStatedError() {
        var random = new SplittableRandom(6);
        var x = random.doubles(500, -1e-3, 1e-3).map(d -> 1 + d).toArray();
        var y = random.doubles(500, -5e5, 5e5).toArray();
        var z = power(DType.F64, x, y);

        for (int i = 0; i < z.length; i++) {
            assertThat(Accuracy.ulps(DType.F64, z[i], Exact.power(x[i], y[i])))
                    .as("%s to the %s", x[i], y[i])
                    .isLessThan(1.0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void power_ofEveryOddPair_isThatOfJava(DType dtype) {
        double infinite = Double.POSITIVE_INFINITY;
        var odd = new double[] {
            0, -0.0, 1, -1, 2, -2, 3, 0.5, -0.5, -7, 1e20, -1e20, 16777217, infinite, -infinite, Double.NaN
        };
        var x = new double[odd.length * odd.length];
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Accuracy.rounded(dtype, odd)[i / odd.length];
            y[i] = Accuracy.rounded(dtype, odd)[i % odd.length];
        }
        var z = power(dtype, x, y);

        for (int i = 0; i < x.length; i++) {
            double expected = Accuracy.rounded(dtype, new double[] {StrictMath.pow(x[i], y[i])})[0];
            if (!Double.isNaN(expected) && Math.abs(expected) != 0 && !Double.isInfinite(expected)) {
                assertThat(z[i]).as("%s to the %s", x[i], y[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
            } else {
                assertThat(new double[] {z[i]}).as("%s to the %s", x[i], y[i]).containsExactly(expected);
            }
        }
    }

    private static double[] power(DType dtype, double[] x, double[] y) {
        return binary(BinaryFunction.POWER, dtype, x, y);
    }

    static double[] binary(BinaryFunction function, DType dtype, double[] x, double[] y) {
        var type = TensorType.of(dtype, Axis.LANE);
        var b = new Builder("probe");
        b.output("z", b.binary(function, b.input("x", type), b.input("y", type)));
        return Interpreter.run(
                        new ExpandFunctions().apply(b.build()),
                        Map.of("x", Tensor.of(type, x), "y", Tensor.of(type, y)),
                        Sizes.of(1, x.length))
                .get("z")
                .toArray();
    }
}
