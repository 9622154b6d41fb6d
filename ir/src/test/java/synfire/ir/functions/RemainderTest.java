package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.BinaryFunction;
import synfire.ir.DType;

final class RemainderTest {

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void remainder_ofRandomNumbers_isTheTrueOneRoundedOnce(DType dtype) {
        var random = new SplittableRandom(3);
        var x = Accuracy.rounded(dtype, random.doubles(2000, -100, 100).toArray());
        var y = Accuracy.rounded(dtype, random.doubles(2000, -5, 5).toArray());
        var z = PowerTest.binary(BinaryFunction.REMAINDER, dtype, x, y);

        for (int i = 0; i < z.length; i++) {
            var quotient = new BigDecimal(x[i]).divide(new BigDecimal(y[i]), 0, RoundingMode.FLOOR);
            var exact = new BigDecimal(x[i]).subtract(quotient.multiply(new BigDecimal(y[i])));
            assertThat(Accuracy.ulps(dtype, z[i], exact))
                    .as("%s mod %s", x[i], y[i])
                    .isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void remainder_ofMultiples_isZero() {
        assertThat(PowerTest.binary(
                        BinaryFunction.REMAINDER, DType.F64, new double[] {6, -6, 0.75, 0}, new double[] {3, 3, -0.25, 2
                        }))
                .containsExactly(0, 0, 0, 0);
    }
}
