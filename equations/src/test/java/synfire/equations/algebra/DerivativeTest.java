package synfire.equations.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;

final class DerivativeTest {

    static Expr parse(String text) {
        var problems = new Problems(new Source("test", text));
        var expression = ExprParser.parse(new Region(0, text.length()), new Spans(), problems);
        problems.throwIfAny();
        return expression;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a*(b - x)           | -a
            (a - x)/tau         | -1/tau
            x                   | 1
            a + b               | 0
            g*m**3*h*(E - x)    | -(g*m**3*h)
            x**2                | 2*x
            3*x**2              | 3*(2*x)
            exp(x/a)            | exp(x/a)*(1/a)
            a/x                 | -a/x**2
            floor(x)            | 0
            max(x, a)           | where(x >= a, 1, 0)
            """)
    void of_expression_isSimplified(String text, String derivative) {
        assertThat(ExprText.of(Derivative.of(parse(text), "x"))).isEqualTo(derivative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x**3 - 2*x",
                "a**x",
                "x**x",
                "exp(-x/a)*x",
                "log(x)",
                "log10(x)",
                "log1p(x)",
                "expm1(x)",
                "exprel(x)",
                "exprel((x - 0.7)*1e-4)",
                "sqrt(x)",
                "sin(x)*cos(x)",
                "tan(x)",
                "arcsin(x/2)",
                "arccos(x/2)",
                "arctan(x)",
                "sinh(x)",
                "cosh(x)",
                "tanh(x)",
                "sigmoid(3*x)",
                "abs(x - 2)",
                "min(x, a*x**2)",
                "clip(x**2, 0.1, 0.2)",
                "where(a > 1, x**2, x)",
                "q10(x, 310 K, 300 K)",
                "x % 0.3",
                "-x/(1 + x**2)",
                "1/(1 + exp(-x))"
            })
    void of_everyFunction_equalsCentralDifference(String text) {
        var expression = parse(text);
        double h = 1e-5;

        double exact = value(Derivative.of(expression, "x"), 0.7);
        double difference = (value(expression, 0.7 + h) - value(expression, 0.7 - h)) / (2 * h);

        // h² times the third derivative, and rounding of the values over h
        assertThat(exact).isCloseTo(difference, within(1e-8 * (1 + Math.abs(exact))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.02, -0.010001, -0.009999, 0, 1e-9, 0.009999, 0.010001, 0.5})
    void of_exprel_isSmoothThroughZero(double x) {
        double slope = value(Derivative.of(parse("exprel(x)"), "x"), x);

        double series = 0;
        double term = 1;
        for (int k = 1; k < 30; k++) {
            term = k == 1 ? 1.0 / 2 : term * x / (k + 1) * k / (k - 1);
            series += term;
        }
        // the quotient cancels two of its sixteen digits at the bound 0.01; the series is cut at x⁵/840
        assertThat(slope).isCloseTo(series, within(2e-13));
    }

    private static double value(Expr expression, double x) {
        return Evaluation.of(expression, Map.of("x", x, "a", 1.3));
    }
}
