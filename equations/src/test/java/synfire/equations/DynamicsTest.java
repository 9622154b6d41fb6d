package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.algebra.Form;
import synfire.equations.syntax.ExprText;
import synfire.equations.units.Quantity;

final class DynamicsTest {

    private static Dynamics.Line line(String rate) {
        var model = Model.fromEquations(
                        "dx/dt = (" + rate + ")/tau : 1\ndy/dt = -y/tau : 1\ns = 2*x + y : 1\nc = a*a : 1",
                        Map.of("tau", Quantity.of(10, "ms"), "a", Quantity.of(3)))
                .input("I", "1")
                .input("S", "1")
                .model();
        return Dynamics.of(model).lines().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a - x              | affine: -1/tau; a/tau                      | constant
            y*(a - x)          | affine: -y/tau; y*a/tau                    | not linear
            a - s              | affine: -2/tau; (a - y)/tau                | constant
            a*y + I            | independent: (a*y + I)/tau                 | constant
            I*x                | affine: I/tau; 0                           | varying
            c*x + I            | affine: a*a/tau; I/tau                     | constant
            x**2               | other: 2*x/tau                             | not linear
            exp(x)             | other: exp(x)/tau                          | not linear
            x + floor(x)       | other: 1/tau                               | not linear
            int(x > 0)         | other: 0                                   | not linear
            where(y > 0, x, a) | other: where(y > 0, 1, 0)/tau              | not linear
            x*rand()           | affine: rand()/tau; 0                      | varying
            x*S(t)             | affine: S(t)/tau; 0                        | varying
            x*t/tau            | affine: t/tau/tau; 0                       | varying
            """)
    void of_equation_hasFormInItsOwnVariable(String rate, String form, String linear) {
        var line = line(rate);

        var found = switch (line.form()) {
            case Form.Independent(var value) -> "independent: " + ExprText.of(value);
            case Form.Affine(var slope, var offset) -> "affine: " + ExprText.of(slope) + "; " + ExprText.of(offset);
            case Form.Other(var derivative) -> "other: " + ExprText.of(derivative);
        };
        assertThat(found).isEqualTo(form);
        assertThat(line.linear().isEmpty() ? "not linear" : line.constantCoefficients() ? "constant" : "varying")
                .isEqualTo(linear);
    }

    @Test
    void of_noise_separatesDriftFromCoefficients() {
        var line = line("a - x + a*sqrt(tau)*xi + x*sqrt(tau)*xi_2");

        assertThat(line.isStochastic()).isTrue();
        assertThat(line.additiveNoise()).isFalse();
        assertThat(line.noise().coefficients().keySet()).containsExactly("xi", "xi_2");
        assertThat(ExprText.of(line.noise().coefficients().get("xi_2"))).isEqualTo("x*sqrt(tau)/tau");
        assertThat(ExprText.of(line.noise().drift())).isEqualTo("(a - x)/tau");
        assertThat(line("a - x + a*sqrt(tau)*xi").additiveNoise()).isTrue();
    }

    @Test
    void of_subexpressionsThatDouble_givesUpAtABound() {
        var text = new StringBuilder("dx/dt = s40/ms : 1\ns0 = x : 1\n");
        for (int i = 1; i <= 40; i++) {
            text.append("s%d = s%d + s%d : 1\n".formatted(i, i - 1, i - 1));
        }

        var model = Model.fromEquations(text.toString(), Map.of()).model();

        assertThat(Dynamics.of(model).lines().getFirst().isAnalysed()).isFalse();
    }
}
