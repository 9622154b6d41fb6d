package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// ln x and ln(1 + x): x = 2ᵏ·(1 + f) with 1 + f between √½ and √2, and with s = f/(2 + f), z = s²,
/// ln(1 + f) = f − f²/2 + s·(f²/2 + z·G(z)).
///
/// The form is that of FDLIBM (Sun, 1993); the coefficients of G are fitted as those of
/// [Exponential]: relative error of the result 2^−59.4 (2^−30.2). Subnormal numbers have their
/// logarithm; ln 0 = −∞, of less NaN. Largest errors measured: log 0.8 (0.8) ulp, log1p 1.3 (1.4).
final class Logarithm {

    /// @param mantissa bits of the mantissa
    /// @param bias of the exponent
    /// @param rootHalf the bits of √½
    /// @param ln2Low what `ln2High` lacks
    private record Format(
            int mantissa,
            int bias,
            long rootHalf,
            double tiny,
            double magic,
            double ln2High,
            double ln2Low,
            List<Double> g) {}

    private static final Format DOUBLE = new Format(
            52,
            1023,
            0x3FE6A09E667F3BCDL,
            0x1p-1022,
            0x1.8p52,
            0.6931471805599453,
            2.3190468138462996e-17,
            List.of(
                    0.6666666666666735,
                    0.3999999999941025,
                    0.2857142874332554,
                    0.22222198479151992,
                    0.18183569178318634,
                    0.15313925946659723,
                    0.1479721136992711));

    private static final Format SINGLE = new Format(
            23,
            127,
            0x3F3504F3L,
            0x1p-126,
            0x1.8p23,
            0.6931471228599548,
            5.769998878690785e-08,
            List.of(0.66666776, 0.3997758, 0.2987099));

    private final Arithmetic a;
    private final Format format;

    Logarithm(Arithmetic a) {
        this.a = a;
        this.format = a.choose(SINGLE, DOUBLE);
    }

    /// A number as 2ᵏ·m.
    ///
    /// @param shifted k plus the bias, as integer
    record Parts(Value shifted, Value k, Value m) {}

    /// The parts of a normal positive number; m lies between √½ and √2.
    private Parts partsOfNormal(Value x) {
        int shift = format.mantissa();
        long one = (long) format.bias() << shift;
        var t = a.integer(BinaryFunction.ADD, a.bits(x), one - format.rootHalf());
        var shifted = a.integer(BinaryFunction.SHIFT_RIGHT, t, shift);
        var integral = a.integer(BinaryFunction.ADD, shifted, a.bitsOf(format.magic()));
        var k = a.add(a.fromBits(integral), -(format.magic() + format.bias()));
        var fraction = a.integer(BinaryFunction.AND, t, (1L << shift) - 1);
        return new Parts(shifted, k, a.fromBits(a.integer(BinaryFunction.ADD, fraction, format.rootHalf())));
    }

    /// ln x.
    Value log(Value x) {
        var parts = parts(x);
        var fraction = core(parts.k(), a.add(parts.m(), -1));
        return ends(x, a.fma(parts.k(), format.ln2High(), fraction));
    }

    /// The parts of a positive number; `shifted` is meaningless for subnormal ones.
    Parts parts(Value x) {
        var subnormal = a.compare(x, Comparison.LESS, format.tiny());
        int up = format.mantissa() + 2;
        var parts = partsOfNormal(a.select(subnormal, a.multiply(x, Math.scalb(1.0, up)), x));
        var k = a.subtract(parts.k(), a.select(subnormal, a.number(up), 0));
        return new Parts(parts.shifted(), k, parts.m());
    }

    /// ln(1 + x): the rounding of u = 1 + x is found exactly and added to f.
    Value log1p(Value x) {
        var one = a.number(1);
        var u = a.add(x, one);
        var back = a.subtract(u, one);
        var lost = a.add(a.subtract(one, a.subtract(u, back)), a.subtract(x, back));
        var parts = partsOfNormal(u);
        var whole = a.compare(parts.k(), Comparison.EQUAL, 0);
        var inverse = a.fromBits(a.out()
                .binary(
                        BinaryFunction.SHIFT_LEFT,
                        a.out().subtract(a.integer(2L * format.bias()), parts.shifted()),
                        a.integer(format.mantissa())));
        var scaled = a.select(a.compare(u, Comparison.LESS, 0x1p60), a.multiply(lost, inverse), 0);
        var f = a.select(whole, x, a.add(a.add(parts.m(), -1), scaled));
        var fraction = core(parts.k(), f);
        return ends(u, a.select(whole, fraction, a.fma(parts.k(), format.ln2High(), fraction)));
    }

    /// ln(1 + f) and the small part of k·ln 2.
    private Value core(Value k, Value f) {
        var s = a.divide(f, a.add(f, 2));
        var z = a.multiply(s, s);
        var half = a.multiply(a.multiply(f, 0.5), f);
        var g = a.fma(z, a.polynomial(format.g(), z), half);
        return a.subtract(f, a.subtract(half, a.fma(s, g, a.multiply(k, format.ln2Low()))));
    }

    /// The logarithm of x where x is positive and finite, else what it is there.
    Value ends(Value x, Value finite) {
        var infinite = a.number(Double.POSITIVE_INFINITY);
        var positive = a.select(a.out().compare(Comparison.LESS, x, infinite), finite, x);
        var rest = a.select(a.compare(x, Comparison.EQUAL, 0), Double.NEGATIVE_INFINITY, a.number(Double.NaN));
        return a.select(a.compare(x, Comparison.GREATER, 0), positive, rest);
    }
}
