package synfire.network.random;

import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// The inverse of the cumulative standard normal distribution, to about 1 part in 10¹⁶.
///
/// Reference: Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", routine
/// PPND16.
final class NormalQuantile {

    private static final double[] MIDDLE_OVER = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };
    private static final double[] MIDDLE_UNDER = {
        1,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] NEAR_OVER = {
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414
    };
    private static final double[] NEAR_UNDER = {
        1,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-09
    };
    private static final double[] FAR_OVER = {
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-05,
        2.0103343992922881e-07
    };
    private static final double[] FAR_UNDER = {
        1,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-05,
        1.421511758316446e-07,
        2.0442631033899397e-15
    };

    private NormalQuantile() {}

    /// @param p in (0, 1)
    static double of(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(MIDDLE_OVER, r) / polynomial(MIDDLE_UNDER, r);
        }
        double r = Math.sqrt(-Logarithm.of(q < 0 ? p : 1 - p));
        double z = r <= 5
                ? polynomial(NEAR_OVER, r - 1.6) / polynomial(NEAR_UNDER, r - 1.6)
                : polynomial(FAR_OVER, r - 5) / polynomial(FAR_UNDER, r - 5);
        return q < 0 ? -z : z;
    }

    /// The same in a program.
    ///
    /// @param p in (0, 1)
    static Value of(Builder b, Value p) {
        var q = b.subtract(p, number(b, 0.5));
        var below = b.compare(Comparison.LESS, q, number(b, 0));
        var centre = b.subtract(number(b, 0.180625), b.multiply(q, q));
        var middle = b.divide(b.multiply(q, sum(b, MIDDLE_OVER, centre)), sum(b, MIDDLE_UNDER, centre));
        var tail = b.select(below, p, b.subtract(number(b, 1), p));
        var r = b.unary(UnaryFunction.SQRT, b.negate(b.unary(UnaryFunction.LOG, tail)));
        var near = b.subtract(r, number(b, 1.6));
        var far = b.subtract(r, number(b, 5));
        var z = b.select(
                b.compare(Comparison.LESS_EQUAL, r, number(b, 5)),
                b.divide(sum(b, NEAR_OVER, near), sum(b, NEAR_UNDER, near)),
                b.divide(sum(b, FAR_OVER, far), sum(b, FAR_UNDER, far)));
        return b.select(
                b.compare(Comparison.LESS_EQUAL, b.absolute(q), number(b, 0.425)),
                middle,
                b.select(below, b.negate(z), z));
    }

    private static Value sum(Builder b, double[] coefficients, Value x) {
        var sum = number(b, coefficients[7]);
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = b.add(b.multiply(sum, x), number(b, coefficients[i]));
        }
        return sum;
    }

    private static Value number(Builder b, double x) {
        return b.constant(DType.F64, x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[7];
        for (int i = 6; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
