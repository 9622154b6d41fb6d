package synfire.ir.functions;

import java.util.List;
import synfire.ir.Comparison;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Arcus sine, cosine and tangent, by polynomials on a small interval and one division or square root.
///
/// Largest errors measured: asin 1.9 (1.9) ulp, acos 1.2 (1.2), atan 1.3 (1.8). Outside ±1, asin
/// and acos are NaN.
final class InverseCircular {

    /// @param low what `half` = π/2 lacks
    /// @param arctangent coefficients of (atan x/x − 1)/x² in x², for x ≤ tan(π/8)
    /// @param arcsine coefficients of (asin x/x − 1)/x² in x², for x ≤ ½
    private record Format(double half, double low, List<Double> arctangent, List<Double> arcsine) {}

    private static final Format DOUBLE = new Format(
            1.5707963267948966,
            6.123233995736766e-17,
            List.of(
                    -0.333333333333332,
                    0.1999999999995388,
                    -0.14285714280230316,
                    0.11111110785291284,
                    -0.09090897813335333,
                    0.07692061242445442,
                    -0.06663116046054472,
                    0.058479782218191,
                    -0.05039710334336528,
                    0.038074948482640106,
                    -0.017918636838963598),
            List.of(
                    0.16666666666666763,
                    0.07499999999970174,
                    0.04464285717520352,
                    0.030381942679283968,
                    0.02237221579682916,
                    0.017351597360500414,
                    0.01398099751598633,
                    0.011397454598938352,
                    0.010788472472981318,
                    0.003675182179214384,
                    0.02178385304322436,
                    -0.021107804763988512,
                    0.03269702671257237));

    private static final Format SINGLE = new Format(
            1.570796251296997,
            7.549790126404332e-08,
            List.of(-0.33333316, 0.19998531, -0.1424447, 0.1059982, -0.060917497),
            List.of(0.1666666, 0.07500519, 0.044514433, 0.03182698, 0.014370878, 0.03760597));

    private static final double TAN_1_8 = 0.4142135623730951;
    private static final double TAN_3_8 = 2.414213562373095;

    private final Arithmetic a;
    private final Format format;
    private final Value x;
    private final Value size;

    InverseCircular(Arithmetic a, Value x) {
        this.a = a;
        this.format = a.choose(SINGLE, DOUBLE);
        this.x = x;
        this.size = a.absolute(x);
    }

    /// π/4 or π/2 plus the arctangent of u = (|x| − 1)/(|x| + 1) or −1/|x|.
    Value atan() {
        var middle = a.compare(size, Comparison.GREATER, TAN_1_8);
        var large = a.compare(size, Comparison.GREATER, TAN_3_8);
        var numerator = a.select(large, -1, a.select(middle, a.add(size, -1), size));
        var denominator = a.select(large, size, a.select(middle, a.add(size, 1), 1));
        var base = a.select(large, format.half(), a.select(middle, a.number(format.half() / 2), 0));
        var low = a.select(large, format.low(), a.select(middle, a.number(format.low() / 2), 0));
        var u = a.divide(numerator, denominator);
        var z = a.multiply(u, u);
        var tail = a.fma(a.multiply(u, z), a.polynomial(format.arctangent(), z), low);
        return a.withSignOf(x, a.add(base, a.add(u, tail)));
    }

    /// x or, above ½, π/2 − 2·asin √((1 − |x|)/2).
    Value asin() {
        var s = root();
        var tail = tail();
        var far = a.subtract(a.fma(s, -2, a.number(format.half())), a.fma(tail, 2, -format.low()));
        return a.withSignOf(x, a.select(small(), a.add(s, tail), far));
    }

    /// π/2 − asin x, 2·asin √((1 − x)/2), or π − 2·asin √((1 + x)/2).
    Value acos() {
        var s = root();
        var tail = tail();
        var signedTail = a.withSignOf(x, tail);
        var near = a.subtract(a.number(format.half()), a.add(x, a.add(signedTail, -format.low())));
        var twice = a.multiply(a.add(s, tail), 2);
        var opposite = a.fma(s, -2, a.subtract(a.number(2 * format.half()), a.fma(tail, 2, -2 * format.low())));
        var far = a.select(a.compare(x, Comparison.GREATER, 0), twice, opposite);
        return a.select(small(), near, far);
    }

    private Value small() {
        return a.compare(size, Comparison.LESS_EQUAL, 0.5);
    }

    /// The square of the reduced argument.
    private Value square() {
        return a.select(small(), a.multiply(x, x), a.fma(size, -0.5, 0.5));
    }

    /// The reduced argument, at most ½.
    private Value root() {
        return a.select(small(), size, a.out().unary(UnaryFunction.SQRT, square()));
    }

    /// asin s − s.
    private Value tail() {
        var z = square();
        return a.multiply(a.multiply(root(), z), a.polynomial(format.arcsine(), z));
    }
}
