package synfire.ir.simplify;

import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// The rules of [SimplifyAlgebra] for operations on two values.
///
/// @param out the program that is written
record BinaryRules(Builder out) {

    /// A value that equals `function` of x and y, or null.
    @Nullable
    Value simpler(BinaryFunction function, Value x, Value y) {
        if (x.dtype() == DType.BOOL) {
            return booleans(function, x, y);
        }
        return switch (function) {
            case ADD -> add(x, y);
            case SUBTRACT -> subtract(x, y);
            case MULTIPLY -> multiply(x, y);
            case DIVIDE -> divide(x, y);
            case MINIMUM, MAXIMUM -> x.equals(y) ? x : null;
            case OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> isZero(y) ? x : null;
            case AND -> x.equals(y) ? x : null;
            case POWER, REMAINDER -> null;
        };
    }

    private @Nullable Value booleans(BinaryFunction function, Value x, Value y) {
        for (var each : new Value[] {x, y}) {
            var constant = Constants.of(out, each);
            var other = each.equals(x) ? y : x;
            if (constant != null && function == BinaryFunction.AND) {
                return constant.bits() != 0 ? other : each;
            }
            if (constant != null && function == BinaryFunction.OR) {
                return constant.bits() != 0 ? each : other;
            }
        }
        return x.equals(y) && (function == BinaryFunction.AND || function == BinaryFunction.OR) ? x : null;
    }

    private @Nullable Value add(Value x, Value y) {
        if (isNeutral(y)) {
            return x;
        }
        if (isNeutral(x)) {
            return y;
        }
        var minusY = negated(y);
        if (minusY != null) {
            return out.subtract(x, minusY);
        }
        var minusX = negated(x);
        return minusX == null ? null : out.subtract(y, minusX);
    }

    private @Nullable Value subtract(Value x, Value y) {
        if (isZero(y)) {
            return x;
        }
        var minusY = negated(y);
        if (minusY != null) {
            return out.add(x, minusY);
        }
        var minusX = negated(x);
        return minusX == null ? null : out.negate(out.add(minusX, y));
    }

    private @Nullable Value multiply(Value x, Value y) {
        if (Constants.of(out, x) != null && Constants.of(out, y) == null) {
            return multiply(y, x);
        }
        if (Constants.is(out, y, 1)) {
            return x;
        }
        if (Constants.is(out, y, -1)) {
            return out.negate(x);
        }
        var minusX = negated(x);
        var minusY = negated(y);
        if (minusX != null && minusY != null) {
            return out.multiply(minusX, minusY);
        }
        var d = Constants.of(out, y);
        if (d == null || !d.dtype().isFloat()) {
            return null;
        }
        if (minusX != null) {
            return out.multiply(minusX, out.like(y, -d.value()));
        }
        if (out.definition(x) instanceof Op.Binary(var inner, var a, var b) && inner == BinaryFunction.MULTIPLY) {
            var left = Constants.of(out, a);
            var c = left != null ? left : Constants.of(out, b);
            if (c != null && isNormal(d.dtype(), c.value() * d.value())) {
                return out.multiply(left != null ? b : a, out.like(y, c.value() * d.value()));
            }
        }
        return null;
    }

    private @Nullable Value divide(Value x, Value y) {
        if (Constants.is(out, y, 1)) {
            return x;
        }
        if (Constants.is(out, y, -1)) {
            return out.negate(x);
        }
        return Constants.is(out, x, 1) ? out.reciprocal(y) : null;
    }

    /// −0 of floats, 0 of integers: x + this is x.
    private boolean isNeutral(Value value) {
        return value.dtype().isFloat() ? Constants.is(out, value, -0.0) : isZero(value);
    }

    private boolean isZero(Value value) {
        return Constants.is(out, value, 0);
    }

    private @Nullable Value negated(Value value) {
        return out.definition(value) instanceof Op.Unary(var function, var x) && function == UnaryFunction.NEGATE
                ? x
                : null;
    }

    /// Whether a number keeps all its digits in the type.
    static boolean isNormal(DType dtype, double value) {
        double size = Math.abs(dtype == DType.F32 ? (float) value : value);
        double smallest = dtype == DType.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        return size >= smallest && size < Double.POSITIVE_INFINITY;
    }
}
