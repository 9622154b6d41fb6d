package synfire.ir.functions;

import java.math.BigDecimal;
import java.math.MathContext;
import synfire.ir.UnaryFunction;

/// Elementary functions to 40 digits, by series: what the fast ones are measured against.
final class Exact {

    static final MathContext DIGITS = new MathContext(45);
    private static final BigDecimal TINY = new BigDecimal("1e-60");
    private static final BigDecimal ONE = BigDecimal.ONE;
    static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863");
    static final BigDecimal PI = new BigDecimal(
            "3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825");

    private Exact() {}

    /// The function at x, or null where it has no finite value.
    static BigDecimal of(UnaryFunction function, double x) {
        var exact = new BigDecimal(x);
        return switch (function) {
            case EXP -> exp(exact);
            case EXPM1 -> expm1(exact);
            case EXPREL -> x == 0 ? ONE : expm1(exact).divide(exact, DIGITS);
            case SIGMOID -> ONE.divide(ONE.add(exp(exact.negate())), DIGITS);
            case TANH -> {
                var e = expm1(exact.add(exact));
                yield e.divide(e.add(BigDecimal.TWO), DIGITS);
            }
            default -> throw new IllegalArgumentException(function.text());
        };
    }

    static BigDecimal exp(BigDecimal x) {
        var k = x.divide(LN2, DIGITS).setScale(0, java.math.RoundingMode.HALF_EVEN);
        var r = x.subtract(k.multiply(LN2)).round(DIGITS);
        return scaled(ONE.add(series(r)), k.intValueExact());
    }

    static BigDecimal expm1(BigDecimal x) {
        return x.abs().compareTo(new BigDecimal("0.4")) < 0 ? series(x) : exp(x).subtract(ONE);
    }

    private static BigDecimal scaled(BigDecimal x, int k) {
        var power = BigDecimal.TWO.pow(Math.abs(k));
        return k >= 0 ? x.multiply(power, DIGITS) : x.divide(power, DIGITS);
    }

    /// eʳ − 1 by its Taylor series.
    private static BigDecimal series(BigDecimal r) {
        var term = r.round(DIGITS);
        var sum = term;
        for (int n = 2; term.signum() != 0 && term.abs().compareTo(r.abs().multiply(TINY)) > 0; n++) {
            term = term.multiply(r).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }
}
