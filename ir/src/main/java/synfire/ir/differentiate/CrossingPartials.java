package synfire.ir.differentiate;

import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// The derivative of the crossing time s inside a step, by the implicit function theorem: p(s) = 0 gives
/// ds = −∂p/p′(s), where p is the polynomial through the margins; 0 where nothing crossed.
record CrossingPartials(Builder b) {

    /// p(s) = before + s·(after − before).
    Factor linear(Value before, Value after, Value s, int operand) {
        var partial = operand == 0 ? b.subtract(b.like(s, 1), s) : s;
        return minusQuotient(before, after, partial, b.subtract(after, before));
    }

    /// p is the cubic Hermite polynomial; its derivative by each of its four data is a basis polynomial.
    Factor hermite(Value before, Value after, Value slopeBefore, Value slopeAfter, Value s, int operand) {
        var rest = b.subtract(b.like(s, 1), s);
        var basis = switch (operand) {
            case 0 -> b.multiply(b.square(rest), b.shifted(1, b.scaled(2, s)));
            case 1 -> b.multiply(b.square(s), b.subtract(b.like(s, 3), b.scaled(2, s)));
            case 2 -> b.multiply(s, b.square(rest));
            default -> b.negate(b.multiply(b.square(s), rest));
        };
        // p′(s) = 6s(1−s)(after − before) + (1−s)(1−3s)·slopeBefore + s(3s−2)·slopeAfter
        var chord = b.multiply(b.scaled(6, b.multiply(s, rest)), b.subtract(after, before));
        var start = b.multiply(b.multiply(rest, b.shifted(1, b.scaled(-3, s))), slopeBefore);
        var end = b.multiply(b.multiply(s, b.shifted(-2, b.scaled(3, s))), slopeAfter);
        return minusQuotient(before, after, basis, b.add(b.add(chord, start), end));
    }

    private Factor minusQuotient(Value before, Value after, Value partial, Value slope) {
        var zero = b.like(before, 0);
        var crossed = b.binary(
                BinaryFunction.AND,
                b.compare(Comparison.LESS, before, zero),
                b.compare(Comparison.GREATER_EQUAL, after, zero));
        var divisor = b.select(crossed, slope, b.like(slope, 1));
        return new Factor.Times(b.select(crossed, b.negate(b.divide(partial, divisor)), b.like(partial, 0)));
    }
}
