package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// The random numbers of a step. Each draw has a number of its own in the step, so the same step of the
/// same cell in the same trial always draws the same.
///
/// Philox 4x32-10 with key `key` and counter (object 32 bits, trial 32, step 48, draw 16). The inputs
/// `key`, `object`, `trial` and `N` are added to the program when they are first needed.
final class Draws {

    private static final int LARGEST_DRAW = 1 << 16;
    private static final double LARGEST_INVERTED_MEAN = 20;

    /// Beyond which the chance is below 1e-12 at the largest mean that is inverted.
    private static final int POISSON_TERMS = 60;

    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final Builder builder;
    private final DType dtype;
    private final TensorType cell;
    private final Supplier<Value> step;
    private final Map<String, Value> inputs = new HashMap<>();
    private int draws;

    /// @param cell type of a cell's variables
    /// @param step number of the step, i64
    Draws(Builder builder, TensorType cell, Supplier<Value> step) {
        this.builder = builder;
        this.dtype = cell.dtype();
        this.cell = cell;
        this.step = step;
    }

    /// Index of the cell in its population, i64.
    Value object() {
        return input("object", cell.withDType(DType.I64));
    }

    /// Number of cells in the population, i64.
    Value population() {
        return input("N", TensorType.scalar(DType.I64));
    }

    /// In [0, 1), 53 bits (24 in f32).
    Value uniform() {
        return fraction(bits().high());
    }

    /// Standard normal, by Box and Muller.
    Value normal() {
        var bits = bits();
        var b = builder;
        var one = b.constant(dtype, 1);
        // 1 − u lies in (0, 1], so that its logarithm is finite
        var radius = b.unary(
                UnaryFunction.SQRT,
                b.multiply(b.constant(dtype, -2), b.unary(UnaryFunction.LOG, b.subtract(one, fraction(bits.high())))));
        var angle = b.multiply(b.constant(dtype, 2 * Math.PI), fraction(bits.low()));
        return b.multiply(radius, b.unary(UnaryFunction.COS, angle));
    }

    /// A whole number with that mean: by inversion up to a mean of 20, above it a rounded normal number.
    Value poisson(Value mean) {
        var b = builder;
        var u = uniform();
        var term = b.exp(b.negate(mean));
        var cumulated = term;
        var count = b.constant(dtype, 0);
        for (int k = 1; k <= POISSON_TERMS; k++) {
            count = b.add(count, b.convert(b.compare(Comparison.GREATER_EQUAL, u, cumulated), dtype));
            term = b.multiply(b.multiply(term, mean), b.constant(dtype, 1.0 / k));
            cumulated = b.add(cumulated, term);
        }
        var rounded = b.unary(UnaryFunction.ROUND, b.fma(b.unary(UnaryFunction.SQRT, mean), normal(), mean));
        var large = b.compare(Comparison.GREATER, mean, b.constant(dtype, LARGEST_INVERTED_MEAN));
        return b.select(large, b.maximum(rounded, b.constant(dtype, 0)), count);
    }

    private record Bits(Value high, Value low) {}

    private Bits bits() {
        if (draws >= LARGEST_DRAW) {
            throw new IllegalArgumentException("a step draws more than %d random numbers".formatted(LARGEST_DRAW));
        }
        var b = builder;
        var trial = input("trial", cell.withDType(DType.I64));
        var high = b.binary(
                BinaryFunction.OR,
                b.binary(BinaryFunction.SHIFT_LEFT, object(), b.constant(32L)),
                b.binary(BinaryFunction.AND, trial, b.constant(0xFFFF_FFFFL)));
        var low = b.binary(
                BinaryFunction.OR, b.binary(BinaryFunction.SHIFT_LEFT, step.get(), b.constant(16L)), b.constant((long)
                        draws++));
        var results = b.emitAll(new Op.Philox(input("key", TensorType.scalar(DType.I64)), high, low));
        return new Bits(results.get(0), results.get(1));
    }

    private Value fraction(Value bits) {
        int dropped = dtype == DType.F32 ? 40 : 11;
        double unit = dtype == DType.F32 ? 0x1p-24 : TWO_TO_MINUS_53;
        var top = builder.binary(BinaryFunction.SHIFT_RIGHT, bits, builder.constant((long) dropped));
        return builder.multiply(builder.convert(top, dtype), builder.constant(dtype, unit));
    }

    private Value input(String name, TensorType type) {
        return inputs.computeIfAbsent(name, n -> builder.input(n, type));
    }
}
