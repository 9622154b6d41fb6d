package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

final class ExprelTest {

    private static final MathContext DIGITS = new MathContext(40);

    @ParameterizedTest
    @CsvSource({"F64, 4e-14", "F32, 3e-6"})
    void derivative_onADenseGrid_isTheSeries(DType dtype, double tolerance) {
        // Next to the threshold the formula rounds to 7e-15 of ½ (f32: 1e-6), a few times over.
        int n = 401;
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (-4 + 8.0 * i / (n - 1));
        }
        x[7] = 0;
        x[8] = 1e-20;
        x[9] = -0x1p-5;
        x[10] = Math.nextDown(0x1p-5);
        x[11] = Math.nextUp((float) 0x1p-3);
        var type = TensorType.of(dtype, Axis.LANE);
        var b = new Builder("exprel");
        var input = b.input("x", type);
        b.output("d", Exprel.derivative(b, input, b.unary(UnaryFunction.EXPREL, input)));

        var d = Interpreter.run(
                        b.build(), Map.of("x", Tensor.of(type, x)), Sizes.none().with(Axis.LANE, n))
                .get("d");

        for (int i = 0; i < n; i++) {
            double exact = series(dtype == DType.F32 ? (float) x[i] : x[i]);
            assertThat(d.get(i) / exact).as("x = %s", x[i]).isCloseTo(1, within(tolerance));
        }
    }

    /// Σ (n+1)/(n+2)!·xⁿ in forty digits.
    private static double series(double x) {
        var sum = BigDecimal.ZERO;
        var term = BigDecimal.ONE.divide(BigDecimal.TWO, DIGITS);
        for (int n = 0; n < 60; n++) {
            sum = sum.add(term, DIGITS);
            // next: times x·(n+2)/((n+1)(n+3))
            term = term.multiply(BigDecimal.valueOf(n + 2L), DIGITS)
                    .multiply(new BigDecimal(x), DIGITS)
                    .divide(BigDecimal.valueOf((n + 1L) * (n + 3L)), DIGITS);
        }
        return sum.doubleValue();
    }
}
