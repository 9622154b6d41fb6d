package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// eˣ and its relatives from one reduction of the argument: x = k·ln 2 + r with k whole and |r| ≤ ½
/// ln 2, and q(r) ≈ (eʳ − 1)/r.
///
/// Adding 1.5·2⁵² (1.5·2²³) plus the bias of the exponent rounds x/ln 2 to k and leaves k in the
/// low bits, from where a shift makes the scale 2ᵏ⁻¹: no conversion to integers, nothing undefined
/// for NaN. The factor 2 that is missing sits in the coefficients, so that the scale is finite up
/// to the largest result.
///
/// Results below 2^−1021.5 (2^−125.5) are 0, for they would need a second scale; larger than the
/// largest float is infinite; NaN stays. q is minimax by weighted least squares, coefficients
/// rounded one by one and the rest fitted again: relative error 2^−55.5 (2^−26.1). Largest errors
/// measured: exp 0.82 (0.87) ulp, expm1 1.7 (1.5), exprel 1.9 (1.8); of subnormals, expm1 is off by
/// at most one unit.
final class Exponential {

    /// @param magic rounds to a whole number by being added, and adds the bias of a float's
    ///     exponent less one
    /// @param shift from the low bits to the exponent
    /// @param low anything below has a scale of 0
    /// @param high anything above has an infinite result; its scale is finite
    /// @param ln2High ln 2 rounded down
    /// @param ln2Low what that lacks; positive, so that x = −0 stays −0
    /// @param twiceQ coefficients of 2·q
    private record Format(
            double magic, int shift, double low, double high, double ln2High, double ln2Low, List<Double> twiceQ) {}

    private static final double LOG2_E = 1.4426950408889634;

    private static final Format DOUBLE = new Format(
            0x1.8p52 + 1022,
            52,
            -708.5,
            710,
            0.6931471805599453,
            2.3190468138462996e-17,
            List.of(
                    2.0,
                    1.000000000000001,
                    0.33333333333333254,
                    0.08333333333314788,
                    0.01666666666672741,
                    0.002777777786444287,
                    0.0003968253955270231,
                    4.960300932451927e-05,
                    5.511471221817025e-06,
                    5.525247713966617e-07,
                    5.013992399693096e-08));

    private static final Format SINGLE = new Format(
            0x1.8p23 + 126,
            23,
            -87.3,
            88.9,
            0.693147122859955,
            5.7699907e-8,
            List.of(2.0, 0.99999994, 0.3333309, 0.08333497, 0.016732814, 0.002773222));

    private final Arithmetic a;
    private final Format format;
    /// The argument, at most `high`.
    private final Value bounded;

    private final Value k;
    private final Value r;
    /// 2ᵏ⁻¹.
    private final Value halfScale;
    /// 2·q(r).
    private final Value twiceQ;

    Exponential(Arithmetic a, Value x) {
        this(a, x, a.number(0));
    }

    /// Of x + tail, where |tail| is at most an ulp of x.
    Exponential(Arithmetic a, Value x, Value tail) {
        this.a = a;
        this.format = a.choose(SINGLE, DOUBLE);
        this.bounded = a.minimum(x, format.high());
        var y = a.maximum(bounded, format.low());
        var shifted = a.fma(y, LOG2_E, format.magic());
        this.k = a.add(shifted, -format.magic());
        this.halfScale = a.fromBits(a.integer(BinaryFunction.SHIFT_LEFT, a.bits(shifted), format.shift()));
        var rest = a.fma(k, -format.ln2Low(), a.fma(k, -format.ln2High(), y));
        this.r = tail.equals(a.number(0)) ? rest : a.add(rest, tail);
        this.twiceQ = a.polynomial(format.twiceQ(), r);
    }

    /// eˣ.
    Value exp() {
        return a.multiply(a.fma(r, twiceQ, 2), halfScale);
    }

    /// eˣ − 1: half of it is 2ᵏ⁻¹·r·q + (2ᵏ⁻¹ − ½), where for k = 0 the last term is −0, which
    /// keeps the sign of x = −0.
    Value expm1() {
        var missing = a.subtract(a.number(0.5), halfScale);
        var half = a.fma(a.multiply(r, halfScale), a.multiply(twiceQ, 0.5), a.negate(missing));
        return a.add(half, half);
    }

    /// (eˣ − 1)/x: 2q/2 where k = 0, which has no singular point. A quotient, so that a division by
    /// it can be merged. Infinite from 709.1 (88.4) on.
    Value exprel() {
        var near = a.compare(k, Comparison.EQUAL, 0);
        var expm1 = a.fma(a.multiply(r, halfScale), twiceQ, a.fma(halfScale, 2, -1));
        return a.divide(a.select(near, twiceQ, expm1), a.select(near, 2, bounded));
    }
}
