package synfire.ir.functions;

import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// left − right·⌊left/right⌋ with one rounding: between 0 and right, of the sign of `right`.
///
/// Where the quotient is rounded up to a whole number the difference has the wrong sign; then
/// `right` is added.
final class Remainder {

    private Remainder() {}

    static Value of(Arithmetic a, Value left, Value right) {
        var quotient = a.out().unary(UnaryFunction.FLOOR, a.divide(left, right));
        var rest = a.fma(a.negate(quotient), right, left);
        var below = a.compare(rest, Comparison.LESS, 0);
        var above = a.compare(rest, Comparison.GREATER, 0);
        var wrong = a.select(a.compare(right, Comparison.GREATER, 0), below, above);
        return a.select(wrong, a.add(rest, right), rest);
    }

    /// Whether x is a whole number; infinities are.
    static Value whole(Arithmetic a, Value x) {
        return a.out().compare(Comparison.EQUAL, a.out().unary(UnaryFunction.FLOOR, x), x);
    }

    /// Whether x is odd.
    static Value odd(Arithmetic a, Value x) {
        return a.out()
                .binary(
                        BinaryFunction.AND,
                        whole(a, x),
                        a.out().unary(UnaryFunction.NOT, whole(a, a.multiply(x, 0.5))));
    }
}
