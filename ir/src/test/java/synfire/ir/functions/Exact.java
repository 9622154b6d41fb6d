package synfire.ir.functions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import synfire.ir.UnaryFunction;

/// Elementary functions to 30 digits, by series: what the fast ones are measured against.
final class Exact {

    static final MathContext DIGITS = new MathContext(34);
    private static final BigDecimal TINY = new BigDecimal("1e-36");
    private static final BigDecimal ONE = BigDecimal.ONE;
    static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863");
    static final BigDecimal PI = new BigDecimal(
            "3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825");

    static final BigDecimal HALF_PI = PI.divide(BigDecimal.TWO);

    private Exact() {}

    /// The function at x, where it has a finite value.
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
            case LOG -> log(exact);
            case LOG1P -> log1p(exact);
            case SINH -> expm1(exact).subtract(expm1(exact.negate())).divide(BigDecimal.TWO, DIGITS);
            case COSH -> exp(exact).add(exp(exact.negate())).divide(BigDecimal.TWO, DIGITS);
            case SIN -> sin(exact);
            case COS -> sin(exact.add(HALF_PI));
            case TAN -> sin(exact).divide(sin(exact.add(HALF_PI)), DIGITS);
            case ATAN -> atan(exact);
            case ASIN -> asin(exact);
            case ACOS -> acos(exact);
            case ERF -> erf(exact);
            default -> throw new IllegalArgumentException(function.text());
        };
    }

    static BigDecimal exp(BigDecimal x) {
        var k = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
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

    /// By one round of Halley's method on exp, from the double.
    static BigDecimal log(BigDecimal x) {
        int k = Math.getExponent(x.doubleValue());
        var m = scaled(x, -k);
        return log1p(m.subtract(ONE)).add(LN2.multiply(BigDecimal.valueOf(k)));
    }

    static BigDecimal log1p(BigDecimal x) {
        if (x.compareTo(BigDecimal.TWO) > 0) {
            return log(x.add(ONE));
        }
        var y = new BigDecimal(StrictMath.log1p(x.doubleValue()));
        // Halley: y + 2(x − e)/(2 + x + e), three times the digits
        var e = expm1(y);
        return y.add(x.subtract(e)
                .multiply(BigDecimal.TWO)
                .divide(BigDecimal.TWO.add(x).add(e), DIGITS));
    }

    static BigDecimal sin(BigDecimal x) {
        var n = x.divide(HALF_PI, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        var r = x.subtract(n.multiply(HALF_PI));
        int quadrant = n.remainder(BigDecimal.valueOf(4)).intValueExact() & 3;
        var value = (quadrant & 1) == 0 ? alternating(r, r, 1) : alternating(ONE, r, 0);
        return (quadrant & 2) == 0 ? value : value.negate();
    }

    /// The series of sine (from 1) or cosine (from 0).
    private static BigDecimal alternating(BigDecimal first, BigDecimal r, int from) {
        var square = r.multiply(r, DIGITS);
        var term = first.round(DIGITS);
        var sum = term;
        for (int n = from + 1;
                term.signum() != 0 && term.abs().compareTo(first.abs().multiply(TINY)) > 0;
                n += 2) {
            term = term.multiply(square).negate().divide(BigDecimal.valueOf((long) n * (n + 1)), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }

    /// By a round of Newton's method on the sine of the difference, from the double.
    static BigDecimal atan(BigDecimal x) {
        if (x.abs().compareTo(ONE) > 0) {
            return HALF_PI.multiply(BigDecimal.valueOf(x.signum())).subtract(atan(ONE.divide(x, DIGITS)));
        }
        var y = new BigDecimal(StrictMath.atan(x.doubleValue()));
        var s = sin(y);
        var c = sin(y.add(HALF_PI));
        // tan of what is missing, which is less than 1e-15
        return y.add(x.multiply(c).subtract(s).divide(c.add(x.multiply(s)), DIGITS));
    }

    static BigDecimal asin(BigDecimal x) {
        return x.abs().compareTo(ONE) < 0
                ? atan(x.divide(ONE.subtract(x.multiply(x)).sqrt(DIGITS), DIGITS))
                : HALF_PI.multiply(x);
    }

    static BigDecimal acos(BigDecimal x) {
        var root = ONE.subtract(x).divide(ONE.add(x), DIGITS).sqrt(DIGITS);
        return atan(root).multiply(BigDecimal.TWO);
    }

    /// 2/√π·e^{−x²}·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!
    static BigDecimal erf(BigDecimal x) {
        var square = x.multiply(x, DIGITS);
        var term = x.round(DIGITS);
        var sum = term;
        for (int n = 1; term.signum() != 0 && term.abs().compareTo(sum.abs().multiply(TINY)) > 0; n++) {
            term = term.multiply(square).multiply(BigDecimal.TWO).divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
            sum = sum.add(term);
        }
        return sum.multiply(exp(square.negate())).multiply(BigDecimal.TWO).divide(PI.sqrt(DIGITS), DIGITS);
    }

    static BigDecimal power(double x, double y) {
        return exp(log(new BigDecimal(x)).multiply(new BigDecimal(y)));
    }
}
