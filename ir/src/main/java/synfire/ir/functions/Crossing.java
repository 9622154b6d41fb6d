package synfire.ir.functions;

import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// The step of a spike, and where inside a step a margin crosses zero.
final class Crossing {

    private static final int BISECTIONS_DOUBLE = 60;
    private static final int BISECTIONS_SINGLE = 30;

    private Crossing() {}

    /// 1 where x ≥ 0, else 0.
    static Value step(Arithmetic a, Value x) {
        return a.select(a.compare(x, Comparison.GREATER_EQUAL, 0), a.number(1), 0);
    }

    /// before/(before − after), or 1 without a crossing.
    static Value linear(Arithmetic a, Value before, Value after) {
        return a.select(crosses(a, before, after), a.divide(before, a.subtract(before, after)), 1);
    }

    /// The root of the cubic Hermite polynomial by bisection, to the last bit; 1 without a crossing.
    static Value hermite(Arithmetic a, Value p0, Value p1, Value d0, Value d1) {
        var difference = a.subtract(p1, p0);
        var slopes = a.add(d0, d1);
        var c2 = a.fma(difference, 3, a.negate(a.add(a.add(d0, d0), d1)));
        var c3 = a.fma(difference, -2, slopes);
        Value low = a.number(0);
        Value high = a.number(1);
        for (int i = 0; i < a.choose(BISECTIONS_SINGLE, BISECTIONS_DOUBLE); i++) {
            var middle = a.multiply(a.add(low, high), 0.5);
            var cubic = a.fma(middle, a.fma(middle, a.fma(middle, c3, c2), d0), p0);
            var below = a.compare(cubic, Comparison.LESS, 0);
            low = a.select(below, middle, low);
            high = a.select(below, high, middle);
        }
        return a.select(crosses(a, p0, p1), high, 1);
    }

    private static Value crosses(Arithmetic a, Value before, Value after) {
        return a.out()
                .binary(
                        BinaryFunction.AND,
                        a.compare(before, Comparison.LESS, 0),
                        a.compare(after, Comparison.GREATER_EQUAL, 0));
    }
}
