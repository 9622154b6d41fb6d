package synfire.kernels.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Random operations on a growing pool of values of all number types.
final class RandomPool {

    private static final List<UnaryFunction> FLOAT_FUNCTIONS = List.of(
            UnaryFunction.NEGATE,
            UnaryFunction.ABSOLUTE,
            UnaryFunction.SIGN,
            UnaryFunction.FLOOR,
            UnaryFunction.CEILING,
            UnaryFunction.ROUND,
            UnaryFunction.SQRT,
            UnaryFunction.RECIPROCAL);
    private static final List<BinaryFunction> FLOAT_PAIRS = List.of(
            BinaryFunction.ADD,
            BinaryFunction.SUBTRACT,
            BinaryFunction.MULTIPLY,
            BinaryFunction.DIVIDE,
            BinaryFunction.MINIMUM,
            BinaryFunction.MAXIMUM,
            BinaryFunction.REMAINDER);
    private static final List<BinaryFunction> INTEGER_PAIRS = List.of(
            BinaryFunction.ADD,
            BinaryFunction.SUBTRACT,
            BinaryFunction.MULTIPLY,
            BinaryFunction.MINIMUM,
            BinaryFunction.REMAINDER,
            BinaryFunction.AND,
            BinaryFunction.XOR,
            BinaryFunction.SHIFT_LEFT,
            BinaryFunction.SHIFT_RIGHT,
            BinaryFunction.SHIFT_RIGHT_SIGNED);

    private final SplittableRandom random;
    private final Builder b;
    private final DType dtype;
    private final List<Value> pool = new ArrayList<>();

    RandomPool(SplittableRandom random, Builder b, DType dtype) {
        this.random = random;
        this.b = b;
        this.dtype = dtype;
    }

    void add(Value value) {
        pool.add(value);
    }

    void grow(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(10)) {
                case 0 -> add(b.unary(any(FLOAT_FUNCTIONS), of(dtype)));
                case 1, 2, 3 -> add(b.binary(any(FLOAT_PAIRS), of(dtype), of(dtype)));
                case 4 -> add(b.fma(of(dtype), of(dtype), of(dtype)));
                case 5 -> add(b.compare(any(List.of(Comparison.values())), of(dtype), of(dtype)));
                case 6 -> add(b.select(of(DType.BOOL), of(dtype), of(dtype)));
                case 7 -> integers();
                case 8 -> odd();
                default -> add(b.convert(any(), any(List.of(DType.values()))));
            }
        }
    }

    private void integers() {
        var integer = random.nextBoolean() ? DType.I32 : DType.I64;
        add(b.binary(any(INTEGER_PAIRS), of(integer), of(integer)));
    }

    private void odd() {
        switch (random.nextInt(5)) {
            case 0 ->
                b.emitAll(new Op.Philox(of(DType.I64), of(DType.I64), of(DType.I64)))
                        .forEach(this::add);
            case 1 -> add(b.emit(new Op.LinearCrossing(of(dtype), of(dtype))));
            case 2 -> add(b.spike(of(dtype), Surrogate.PAPER, SpikeMode.HARD));
            case 3 -> add(b.unary(UnaryFunction.NOT, of(DType.BOOL)));
            default -> add(b.binary(BinaryFunction.OR, of(DType.BOOL), of(DType.BOOL)));
        }
    }

    Value any() {
        // Mostly recent ones, so that programs are deep.
        int n = pool.size();
        return pool.get(random.nextBoolean() ? n - 1 - random.nextInt(Math.min(4, n)) : random.nextInt(n));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A value of that type: of the pool, now and then a number, or converted.
    private Value of(DType wanted) {
        if (random.nextInt(6) == 0) {
            return b.constant(wanted, any(List.of(-2.5, -1.0, 0.0, 0.1, 0.5, 1.0, 3.0)));
        }
        var value = any();
        return value.dtype() == wanted ? value : latestOf(wanted);
    }

    /// The newest value of that type, or a conversion.
    Value latestOf(DType wanted) {
        for (var value : pool.reversed()) {
            if (value.dtype() == wanted && random.nextInt(3) != 0) {
                return value;
            }
        }
        return b.convert(any(), wanted);
    }

    List<Value> shuffled() {
        var copy = new ArrayList<>(pool);
        for (int i = copy.size() - 1; i > 0; i--) {
            copy.set(i, copy.set(random.nextInt(i + 1), copy.get(i)));
        }
        return copy;
    }

    /// The newest values; all of them if there are fewer.
    List<Value> latest(int count) {
        return pool.subList(Math.max(0, pool.size() - count), pool.size()).stream()
                .distinct()
                .toList();
    }
}
