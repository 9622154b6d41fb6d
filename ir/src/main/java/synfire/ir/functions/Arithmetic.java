package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Writes arithmetic of one float type and its bits.
///
/// @param out where the operations go
/// @param dtype `F32` or `F64`
record Arithmetic(Builder out, DType dtype) {

    Arithmetic {
        if (!dtype.isFloat()) {
            throw new IllegalProgramException("functions are of floats, not of " + dtype.text());
        }
    }

    /// One of two constants, by type.
    <T> T choose(T single, T twice) {
        return dtype == DType.F32 ? single : twice;
    }

    Value number(double value) {
        return out.constant(dtype, value);
    }

    Value add(Value x, Value y) {
        return out.add(x, y);
    }

    Value add(Value x, double y) {
        return out.add(x, number(y));
    }

    Value subtract(Value x, Value y) {
        return out.subtract(x, y);
    }

    Value multiply(Value x, Value y) {
        return out.multiply(x, y);
    }

    Value multiply(Value x, double y) {
        return out.multiply(x, number(y));
    }

    Value divide(Value x, Value y) {
        return out.divide(x, y);
    }

    Value negate(Value x) {
        return out.negate(x);
    }

    Value absolute(Value x) {
        return out.unary(UnaryFunction.ABSOLUTE, x);
    }

    Value fma(Value x, Value y, Value z) {
        return out.fma(x, y, z);
    }

    Value fma(Value x, double y, Value z) {
        return out.fma(x, number(y), z);
    }

    Value fma(Value x, Value y, double z) {
        return out.fma(x, y, number(z));
    }

    Value fma(Value x, double y, double z) {
        return out.fma(x, number(y), number(z));
    }

    /// The smaller; NaN if x is NaN.
    Value minimum(Value x, double y) {
        return out.minimum(x, number(y));
    }

    /// The larger; NaN if x is NaN.
    Value maximum(Value x, double y) {
        return out.maximum(x, number(y));
    }

    Value compare(Value x, Comparison comparison, double y) {
        return out.compare(comparison, x, number(y));
    }

    Value select(Value condition, Value whenTrue, Value whenFalse) {
        return out.select(condition, whenTrue, whenFalse);
    }

    Value select(Value condition, double whenTrue, Value whenFalse) {
        return out.select(condition, number(whenTrue), whenFalse);
    }

    Value select(Value condition, Value whenTrue, double whenFalse) {
        return out.select(condition, whenTrue, number(whenFalse));
    }

    /// Σ cᵢ·xⁱ by Horner's rule in fused operations; constant term first.
    Value polynomial(List<Double> coefficients, Value x) {
        Value sum = number(coefficients.getLast());
        for (int i = coefficients.size() - 2; i >= 0; i--) {
            sum = fma(sum, x, coefficients.get(i));
        }
        return sum;
    }

    /// The integer type as wide as the float type.
    DType integer() {
        return choose(DType.I32, DType.I64);
    }

    /// An integer constant as wide as the float type.
    Value integer(long value) {
        return out.emit(new Op.Constant(integer(), value));
    }

    Value bits(Value x) {
        return out.bitcast(x, integer());
    }

    Value fromBits(Value bits) {
        return out.bitcast(bits, dtype);
    }

    /// The bits of a constant.
    long bitsOf(double value) {
        return choose((long) Float.floatToRawIntBits((float) value), Double.doubleToRawLongBits(value));
    }

    /// A number that is not negative, with the sign of x.
    Value withSignOf(Value x, Value size) {
        var sign = integer(BinaryFunction.AND, bits(x), choose((long) Integer.MIN_VALUE, Long.MIN_VALUE));
        return fromBits(out.binary(BinaryFunction.OR, bits(size), sign));
    }

    Value integer(BinaryFunction function, Value x, long y) {
        return out.binary(function, x, integer(y));
    }
}
