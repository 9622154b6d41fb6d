package synfire.ir.functions;

import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Random numbers in programs, from the bits of [synfire.ir.Philox4x32].
///
/// Every number is named by what it is for: a key, the object and trial it belongs to (32 bits
/// each), the step (48 bits) and its number among the draws of that step (16 bits). The same name
/// gives the same number on any backend, on any number of threads, in any order. [RandomNumbers]
/// gives the same numbers on the host.
public final class RandomPrograms {

    /// The largest mean of a Poisson number that is found by inversion.
    private static final double LARGEST_INVERTED_MEAN = 20;

    /// Beyond which the chance is below 1e-12 at the largest mean that is inverted.
    private static final int POISSON_TERMS = 60;

    private RandomPrograms() {}

    /// 128 random bits.
    public record Bits(Value high, Value low) {}

    /// The bits of one draw; all values are i64, and need not have the same axes.
    ///
    /// @param draw 0 to 65535
    public static Bits bits(Builder b, Value key, Value object, Value trial, Value step, int draw) {
        if (draw < 0 || draw >= 1 << 16) {
            throw new IllegalArgumentException("draw %d of a step; a step has draws 0 to 65535".formatted(draw));
        }
        var high = joined(b, object, 32, b.binary(BinaryFunction.AND, trial, b.constant(0xFFFF_FFFFL)));
        var low = joined(b, step, 16, b.constant((long) draw));
        var results = b.emitAll(new Op.Philox(key, high, low));
        return new Bits(results.get(0), results.get(1));
    }

    private static Value joined(Builder b, Value high, long bits, Value low) {
        return b.binary(BinaryFunction.OR, b.binary(BinaryFunction.SHIFT_LEFT, high, b.constant(bits)), low);
    }

    /// In [0, 1): the upper 53 (24) bits of a word.
    public static Value uniform(Builder b, DType dtype, Value word) {
        long dropped = dtype == DType.F32 ? 40 : 11;
        double unit = dtype == DType.F32 ? 0x1p-24 : 0x1p-53;
        var top = b.binary(BinaryFunction.SHIFT_RIGHT, word, b.constant(dropped));
        return b.multiply(b.convert(top, dtype), b.constant(dtype, unit));
    }

    /// Of mean 1: −ln(1 − u), at most 36.7 (16.6).
    public static Value exponential(Builder b, DType dtype, Value word) {
        return b.negate(b.unary(UnaryFunction.LOG, b.subtract(b.constant(dtype, 1), uniform(b, dtype, word))));
    }

    /// Standard normal, by Box and Muller (1958): √(−2 ln(1 − u))·cos 2πv, within ±8.6 (±5.8).
    public static Value normal(Builder b, DType dtype, Bits bits) {
        var radius = b.unary(
                UnaryFunction.SQRT,
                b.multiply(
                        b.constant(dtype, -2),
                        b.unary(UnaryFunction.LOG, b.subtract(b.constant(dtype, 1), uniform(b, dtype, bits.high())))));
        var angle = b.multiply(b.constant(dtype, 2 * Math.PI), uniform(b, dtype, bits.low()));
        return b.multiply(radius, b.unary(UnaryFunction.COS, angle));
    }

    /// A whole number with that mean, as a float: by inversion up to a mean of 20, above it a
    /// rounded normal number, none negative.
    ///
    /// @param bits for the inversion
    /// @param others for the normal number
    public static Value poisson(Builder b, Value mean, Bits bits, Bits others) {
        var dtype = mean.dtype();
        var u = uniform(b, dtype, bits.high());
        var term = b.exp(b.negate(mean));
        var cumulated = term;
        var count = b.constant(dtype, 0);
        for (int k = 1; k <= POISSON_TERMS; k++) {
            count = b.add(count, b.convert(b.compare(Comparison.GREATER_EQUAL, u, cumulated), dtype));
            term = b.multiply(b.multiply(term, mean), b.constant(dtype, 1.0 / k));
            cumulated = b.add(cumulated, term);
        }
        var spread = b.fma(b.unary(UnaryFunction.SQRT, mean), normal(b, dtype, others), mean);
        var rounded = b.maximum(b.unary(UnaryFunction.ROUND, spread), b.constant(dtype, 0));
        var large = b.compare(Comparison.GREATER, mean, b.constant(dtype, LARGEST_INVERTED_MEAN));
        return b.select(large, rounded, count);
    }
}
