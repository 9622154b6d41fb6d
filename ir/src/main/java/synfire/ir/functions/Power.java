package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// xʸ = e^(y·ln x), with the logarithm in two doubles; `f32` is computed in `f64`.
///
/// Special cases as in Java: x⁰ = 1 for every x, a negative x needs a whole y, 1^∞ is NaN. Results
/// below 2^−1021.5 are 0. Largest errors measured: 0.9 ulp (0.5 for `f32`).
final class Power {

    /// Coefficients of ((ln((1+s)/(1−s)) − 2s)/s³ − 2/3)/s² in s², for |s| ≤ 0.1716; relative error
    /// of the logarithm 2^−73.
    private static final List<Double> TAIL = List.of(
            0.3999999999999998,
            0.2857142857144386,
            0.2222222221778311,
            0.18181818845013198,
            0.15384558349292843,
            0.13336267813511998,
            0.11675709391784948,
            0.11982373469062413);

    private static final double LN2_HIGH = 0.6931471805599453;
    private static final double LN2_LOW = 2.3190468138462996e-17;
    private static final double TWO_THIRDS_LOW = 3.700743415417188e-17;

    private Power() {}

    static Value of(Arithmetic a, Value x, Value y) {
        if (a.dtype() == DType.F64) {
            return inDoubles(a, x, y);
        }
        var wide = new Arithmetic(a.out(), DType.F64);
        var result = inDoubles(wide, a.out().convert(x, DType.F64), a.out().convert(y, DType.F64));
        return a.out().convert(result, DType.F32);
    }

    private static Value inDoubles(Arithmetic a, Value x, Value y) {
        var size = a.absolute(x);
        var log = log(a, size);
        var high = a.multiply(y, log.high());
        var exact = a.fma(y, log.high(), a.negate(high));
        var low = a.fma(y, log.low(), exact);
        var tame = a.compare(a.absolute(high), Comparison.LESS, 1000);
        var positive = new Exponential(a, high, a.select(tame, low, 0)).exp();
        var odd = Remainder.odd(a, y);
        var signed = a.select(odd, a.withSignOf(x, positive), positive);
        var defined = a.out().binary(BinaryFunction.OR, Remainder.whole(a, y), notFiniteNegative(a, x));
        var result = a.select(defined, signed, Double.NaN);
        return a.select(a.compare(y, Comparison.EQUAL, 0), 1, result);
    }

    private static Value notFiniteNegative(Arithmetic a, Value x) {
        return a.out()
                .binary(
                        BinaryFunction.OR,
                        a.out().unary(UnaryFunction.NOT, a.compare(x, Comparison.LESS, 0)),
                        a.compare(x, Comparison.EQUAL, Double.NEGATIVE_INFINITY));
    }

    /// The logarithm as an unevaluated sum.
    private static TwoSum log(Arithmetic a, Value x) {
        var parts = new Logarithm(a).parts(x);
        var f = a.add(parts.m(), -1);
        // s = f/(2 + f) in two doubles
        var d = a.add(f, 2);
        var dLow = a.subtract(f, a.add(d, -2));
        var inverse = a.divide(a.number(1), d);
        var s = a.multiply(f, inverse);
        var sLow = a.multiply(a.fma(a.negate(s), dLow, a.fma(a.negate(s), d, f)), inverse);
        // z = s² in two doubles
        var z = a.multiply(s, s);
        var zLow = a.fma(a.add(s, s), sLow, a.fma(s, s, a.negate(z)));
        // c = 2/3 + z·(2/5 + …), t = z·c and u = s·t, each in two doubles
        var c = TwoSum.ofOrdered(a, a.number(2 / 3.0), a.fma(z, a.polynomial(TAIL, z), TWO_THIRDS_LOW));
        var t = TwoSum.product(a, new TwoSum(z, zLow), c);
        var u = TwoSum.product(a, new TwoSum(s, sLow), t);
        var twice = new TwoSum(a.add(s, s), a.add(sLow, sLow));
        var fraction = TwoSum.sum(a, twice, u);
        // k·ln 2 in two doubles
        var k = parts.k();
        var high = a.multiply(k, LN2_HIGH);
        var low = a.fma(k, LN2_LOW, a.fma(k, a.number(LN2_HIGH), a.negate(high)));
        var sum = TwoSum.sum(a, new TwoSum(high, low), fraction);
        return new TwoSum(new Logarithm(a).ends(x, sum.high()), sum.low());
    }
}
