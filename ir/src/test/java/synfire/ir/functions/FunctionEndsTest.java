package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static synfire.ir.UnaryFunction.ACOS;
import static synfire.ir.UnaryFunction.ASIN;
import static synfire.ir.UnaryFunction.ATAN;
import static synfire.ir.UnaryFunction.COS;
import static synfire.ir.UnaryFunction.COSH;
import static synfire.ir.UnaryFunction.ERF;
import static synfire.ir.UnaryFunction.LOG;
import static synfire.ir.UnaryFunction.LOG1P;
import static synfire.ir.UnaryFunction.SIN;
import static synfire.ir.UnaryFunction.SINH;
import static synfire.ir.UnaryFunction.TAN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;

/// Zeros, infinities, NaN, subnormals, and the ends of domains.
final class FunctionEndsTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void log_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(LOG, dtype, 0, -0.0, 1, -1, INFINITE, -INFINITE, Double.NaN))
                .containsExactly(-INFINITE, -INFINITE, 0, Double.NaN, INFINITE, Double.NaN, Double.NaN);
    }

    @Test
    void log_ofSubnormals_isTheirLogarithm() {
        assertThat(Accuracy.expanded(LOG, DType.F64, Double.MIN_VALUE, 1e-310))
                .containsExactly(Math.log(Double.MIN_VALUE), Math.log(1e-310));
        assertThat(Accuracy.expanded(LOG, DType.F32, Float.MIN_VALUE, 1e-40f))
                .containsExactly((float) Math.log(Float.MIN_VALUE), (float) Math.log(1e-40f));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void log1p_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(LOG1P, dtype, 0, -0.0, 1e-38f, -1, -2, INFINITE, -INFINITE, Double.NaN))
                .containsExactly(0, -0.0, 1e-38f, -INFINITE, Double.NaN, INFINITE, Double.NaN, Double.NaN);
    }

    @Test
    void log1p_ofTheLargestNumber_isFinite() {
        assertThat(Accuracy.expanded(LOG1P, DType.F64, Double.MAX_VALUE)[0]).isEqualTo(Math.log(Double.MAX_VALUE));
        assertThat(Accuracy.expanded(LOG1P, DType.F32, Float.MAX_VALUE)[0])
                .isEqualTo((float) Math.log(Float.MAX_VALUE));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void sine_atTheEnds_isExact(DType dtype) {
        for (var function : new UnaryFunction[] {SIN, TAN}) {
            assertThat(Accuracy.expanded(function, dtype, 0, -0.0, 1e-38f, INFINITE, -INFINITE, Double.NaN, 1e30))
                    .containsExactly(0, -0.0, 1e-38f, Double.NaN, Double.NaN, Double.NaN, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void cosine_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(COS, dtype, 0, -0.0, 1e-38f, INFINITE, -INFINITE, Double.NaN, 1e30))
                .containsExactly(1, 1, 1, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void hyperbolic_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(SINH, dtype, 0, -0.0, 1e-38f, 800, INFINITE, -INFINITE, Double.NaN))
                .containsExactly(0, -0.0, 1e-38f, INFINITE, INFINITE, -INFINITE, Double.NaN);
        assertThat(Accuracy.expanded(COSH, dtype, 0, -0.0, 1e-38f, 800, INFINITE, -INFINITE, Double.NaN))
                .containsExactly(1, 1, 1, INFINITE, INFINITE, INFINITE, Double.NaN);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void inverse_atTheEnds_isExact(DType dtype) {
        double quarter = dtype == DType.F32 ? (float) (Math.PI / 4) : Math.PI / 4;
        double half = 2 * quarter;
        double whole = 4 * quarter;

        assertThat(Accuracy.expanded(ATAN, dtype, 0, -0.0, 1e-38f, 1, INFINITE, -INFINITE, Double.NaN))
                .containsExactly(0, -0.0, 1e-38f, quarter, half, -half, Double.NaN);
        assertThat(Accuracy.expanded(ASIN, dtype, 0, -0.0, 1e-38f, 1, -1, 1.5, -INFINITE, Double.NaN))
                .containsExactly(0, -0.0, 1e-38f, half, -half, Double.NaN, Double.NaN, Double.NaN);
        assertThat(Accuracy.expanded(ACOS, dtype, 0, -0.0, 1, -1, 1.5, -INFINITE, Double.NaN))
                .containsExactly(half, half, 0, whole, Double.NaN, Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void erf_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(ERF, dtype, 0, -0.0, 7, INFINITE, -7, -INFINITE, Double.NaN))
                .containsExactly(0, -0.0, 1, 1, -1, -1, Double.NaN);
    }
}
