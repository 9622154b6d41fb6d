package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static synfire.ir.UnaryFunction.SIGMOID;
import static synfire.ir.UnaryFunction.TANH;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;

final class SigmoidsTest {

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void sigmoid_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(
                        SIGMOID, dtype, 0, 800, Double.POSITIVE_INFINITY, -800, Double.NEGATIVE_INFINITY, Double.NaN))
                .containsExactly(0.5, 1, 1, 0, 0, Double.NaN);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void tanh_atTheEnds_isExact(DType dtype) {
        assertThat(Accuracy.expanded(
                        TANH, dtype, 0, -0.0, 25, Double.POSITIVE_INFINITY, -25, Double.NEGATIVE_INFINITY, Double.NaN))
                .containsExactly(0, -0.0, 1, 1, -1, -1, Double.NaN);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void sign_ofEveryKind_isThatOfStrictMath(DType dtype) {
        assertThat(Accuracy.expanded(UnaryFunction.SIGN, dtype, 3, -0.5, 0, -0.0, Double.NEGATIVE_INFINITY, Double.NaN))
                .containsExactly(1, -1, 0, -0.0, -1, Double.NaN);
    }
}
