package synfire.ir.differentiate;

import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// The subgradient of a maximum or minimum along an axis: equal shares for all that attain it.
final class Extremes {

    private Extremes() {}

    /// The derivative of the extreme by each element.
    static Value share(Builder b, Value x, Value extreme, Axis axis) {
        var attains = b.convert(b.compare(Comparison.EQUAL, x, extreme), x.dtype());
        return b.divide(attains, b.sum(attains, axis));
    }
}
