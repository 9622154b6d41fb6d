package synfire.ir.differentiate;

import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Value;

/// The partial derivative of an elementwise operation: what a tangent or a cotangent is multiplied by.
sealed interface Factor {

    /// Factors that need no multiplication.
    enum Unit implements Factor {
        ZERO,
        ONE,
        MINUS_ONE
    }

    record Times(Value value) implements Factor {}

    /// 1 where the condition is `holds`, else 0. Selects and does not multiply, so that a NaN of the
    /// branch not taken stays there.
    record Where(Value condition, boolean holds) implements Factor {}

    /// The product with a tangent or cotangent; null for zero.
    default @Nullable Value times(Builder b, Value derivative) {
        return switch (this) {
            case Unit.ZERO -> null;
            case Unit.ONE -> derivative;
            case Unit.MINUS_ONE -> b.negate(derivative);
            case Times(var value) -> b.multiply(derivative, value);
            case Where(var condition, boolean holds) -> {
                var zero = b.like(derivative, 0);
                yield holds ? b.select(condition, derivative, zero) : b.select(condition, zero, derivative);
            }
        };
    }
}
