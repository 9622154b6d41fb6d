package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// Sine, cosine and tangent: x = n·π/2 + r with π/2 in three parts (Cody & Waite 1980; every n·part
/// is exact inside a fused operation), then polynomials on |r| ≤ π/4.
///
/// Accurate for |x| ≤ 2⁴⁸ (2²⁰). Beyond, where neighbouring numbers of the type are 1/16 or more
/// apart, the sine of a finite number is 0 and its cosine 1; of an infinite one NaN. Largest errors
/// measured: sin and cos 1.5 (1.5) ulp, tan 3.0 (3.3).
final class Circular {

    /// @param limit the largest argument that is reduced
    /// @param magic rounds to a whole number by being added
    /// @param parts π/2, rounded down, and what that lacks, twice
    /// @param sine coefficients of (sin r/r − 1)/r² in r²
    /// @param cosine coefficients of (cos r − 1 + r²/2)/r⁴ in r²
    private record Format(double limit, double magic, List<Double> parts, List<Double> sine, List<Double> cosine) {}

    private static final double TWO_OVER_PI = 0.6366197723675814;

    private static final Format DOUBLE = new Format(
            0x1p48,
            0x1.8p52,
            List.of(1.5707963267948966, 6.123233995736765e-17, 1.082856673921914e-32),
            List.of(
                    -0.16666666666666632,
                    0.008333333333322474,
                    -0.0001984126982983642,
                    2.7557313697164873e-06,
                    -2.5050758394872433e-08,
                    1.589678751205748e-10),
            List.of(
                    0.0416666666666666,
                    -0.0013888888888874457,
                    2.480158728965287e-05,
                    -2.7557314393783545e-07,
                    2.08757280789103e-09,
                    -1.1359862045197184e-11));

    private static final Format SINGLE = new Format(
            0x1p20,
            0x1.8p23,
            List.of(1.570796251296997, 7.549789415861596e-08, 5.390302953474238e-15),
            List.of(-0.16666655, 0.008332191, -0.0001951859),
            List.of(0.041666646, -0.0013887301, 2.4430648e-05));

    private final Arithmetic a;
    private final Format format;
    /// n as integer, in the low bits.
    private final Value quadrant;

    private final Value r;

    Circular(Arithmetic a, Value x) {
        this.a = a;
        this.format = a.choose(SINGLE, DOUBLE);
        var inside = a.compare(a.absolute(x), Comparison.LESS_EQUAL, format.limit());
        var z = a.select(inside, x, a.multiply(x, 0));
        var shifted = a.fma(z, TWO_OVER_PI, format.magic());
        var n = a.add(shifted, -format.magic());
        this.quadrant = a.bits(shifted);
        Value rest = z;
        for (double part : format.parts()) {
            rest = a.fma(n, -part, rest);
        }
        this.r = rest;
    }

    Value sin() {
        return signed(a.select(odd(), cosine(), sine()), quadrant);
    }

    Value cos() {
        return signed(a.select(odd(), sine(), cosine()), a.integer(BinaryFunction.ADD, quadrant, 1));
    }

    Value tan() {
        var numerator = a.select(odd(), cosine(), sine());
        var denominator = a.select(odd(), a.negate(sine()), cosine());
        return a.divide(numerator, denominator);
    }

    private Value odd() {
        return a.out().compare(Comparison.NOT_EQUAL, a.integer(BinaryFunction.AND, quadrant, 1), a.integer(0));
    }

    /// x with its sign changed where the second bit of n is set.
    private Value signed(Value x, Value n) {
        int toSign = a.choose(30, 62);
        var sign = a.integer(BinaryFunction.SHIFT_LEFT, a.integer(BinaryFunction.AND, n, 2), toSign);
        return a.fromBits(a.out().binary(BinaryFunction.XOR, a.bits(x), sign));
    }

    /// The sign is that of r already, but for r = −0.
    private Value sine() {
        var z = a.multiply(r, r);
        var sine = a.fma(a.multiply(r, z), a.polynomial(format.sine(), z), r);
        return a.withSignOf(r, sine);
    }

    private Value cosine() {
        var z = a.multiply(r, r);
        return a.fma(a.multiply(z, z), a.polynomial(format.cosine(), z), a.fma(z, -0.5, 1));
    }
}
