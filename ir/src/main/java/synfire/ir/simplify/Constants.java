package synfire.ir.simplify;

import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Value;

/// Which values of a program are constants.
final class Constants {

    private Constants() {}

    /// The constant that defines a value, or null.
    static Op.@Nullable Constant of(Builder out, Value value) {
        return out.definition(value) instanceof Op.Constant constant ? constant : null;
    }

    /// Whether a value is exactly this number, the sign of zero included.
    static boolean is(Builder out, Value value, double number) {
        var constant = of(out, value);
        return constant != null && constant.equals(Op.Constant.of(constant.dtype(), number));
    }
}
