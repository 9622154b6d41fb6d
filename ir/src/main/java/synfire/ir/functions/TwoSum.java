package synfire.ir.functions;

import synfire.ir.Value;

/// A number as an unevaluated sum of two of the type, for about twice the digits (Dekker 1971).
///
/// @param low less than an ulp or so of `high`
record TwoSum(Value high, Value low) {

    /// x + y exactly, for |x| ≥ |y| or x = 0.
    static TwoSum ofOrdered(Arithmetic a, Value x, Value y) {
        var sum = a.add(x, y);
        return new TwoSum(sum, a.subtract(y, a.subtract(sum, x)));
    }

    /// x + y for |x| ≥ |y| or x = 0.
    static TwoSum sum(Arithmetic a, TwoSum x, TwoSum y) {
        var high = ofOrdered(a, x.high(), y.high());
        return ofOrdered(a, high.high(), a.add(high.low(), a.add(x.low(), y.low())));
    }

    static TwoSum product(Arithmetic a, TwoSum x, TwoSum y) {
        var high = a.multiply(x.high(), y.high());
        var exact = a.fma(x.high(), y.high(), a.negate(high));
        var low = a.fma(x.high(), y.low(), a.fma(x.low(), y.high(), exact));
        return ofOrdered(a, high, low);
    }
}
