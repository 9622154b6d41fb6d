package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static synfire.ir.UnaryFunction.EXP;
import static synfire.ir.UnaryFunction.EXPM1;
import static synfire.ir.UnaryFunction.EXPREL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.ir.DType;

final class ExponentialTest {

    @ParameterizedTest
    @CsvSource({"F32", "F64"})
    void exp_atTheEnds_isExact(DType dtype) {
        double over = dtype == DType.F32 ? 88.73 : 709.79;
        double under = dtype == DType.F32 ? -86.997 : -708.06;

        assertThat(Accuracy.expanded(
                        EXP,
                        dtype,
                        0,
                        -0.0,
                        over,
                        1e30,
                        Double.POSITIVE_INFINITY,
                        under,
                        -1e30,
                        Double.NEGATIVE_INFINITY,
                        Double.NaN))
                .containsExactly(
                        1,
                        1,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        0,
                        0,
                        0,
                        Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"F32", "F64"})
    void exp_nearOverflow_isInfiniteExactlyWhereTheTruthIs(DType dtype) {
        double last = dtype == DType.F32 ? 88.72283f : 709.782712893384;
        double next = dtype == DType.F32 ? Math.nextUp(88.72283f) : Math.nextUp(709.782712893384);

        assertThat(Accuracy.expanded(EXP, dtype, last)[0]).isFinite();
        assertThat(Accuracy.expanded(EXP, dtype, next)[0]).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({"F32", "F64"})
    void expm1_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(
                        EXPM1,
                        dtype,
                        0,
                        -0.0,
                        710.1,
                        Double.POSITIVE_INFINITY,
                        -1000,
                        Double.NEGATIVE_INFINITY,
                        Double.NaN))
                .containsExactly(0, -0.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -1, -1, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"F32", "F64"})
    void exprel_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(
                        EXPREL,
                        dtype,
                        0,
                        -0.0,
                        711,
                        Double.POSITIVE_INFINITY,
                        -1024,
                        Double.NEGATIVE_INFINITY,
                        Double.NaN))
                .containsExactly(1, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1 / 1024.0, 0, Double.NaN);
    }

    /// Halving a subnormal r loses its last bit.
    @Test
    void expm1_ofSubnormals_isWithinOneUnit() {
        var subnormals = new double[] {Double.MIN_VALUE, -1e-310, 2.2e-308};

        var computed = Accuracy.expanded(EXPM1, DType.F64, subnormals);

        for (int i = 0; i < subnormals.length; i++) {
            assertThat(computed[i]).isCloseTo(subnormals[i], within(Double.MIN_VALUE));
        }
    }
}
