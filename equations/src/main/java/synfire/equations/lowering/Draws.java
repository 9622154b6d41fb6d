package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.functions.RandomPrograms;

/// The random numbers of a step. Each draw has a number of its own in the step, so the same step of the
/// same cell in the same trial always draws the same.
///
/// Philox 4x32-10 with key `key` and counter (object 32 bits, trial 32, step 48, draw 16). The inputs
/// `key`, `object`, `trial` and `N` are added to the program when they are first needed.
final class Draws {

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
        return RandomPrograms.uniform(builder, dtype, bits().high());
    }

    /// Standard normal.
    Value normal() {
        return RandomPrograms.normal(builder, dtype, bits());
    }

    /// A whole number with that mean.
    Value poisson(Value mean) {
        return RandomPrograms.poisson(builder, mean, bits(), bits());
    }

    private RandomPrograms.Bits bits() {
        var trial = input("trial", cell.withDType(DType.I64));
        var object = object();
        var key = input("key", TensorType.scalar(DType.I64));
        return RandomPrograms.bits(builder, key, object, trial, step.get(), draws++);
    }

    private Value input(String name, TensorType type) {
        return inputs.computeIfAbsent(name, n -> builder.input(n, type));
    }
}
