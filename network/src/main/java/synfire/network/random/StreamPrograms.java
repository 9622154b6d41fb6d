package synfire.network.random;

import java.util.function.BiFunction;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.ir.functions.ExpandFunctions;

/// The numbers of [CounterStream] in programs, bit for bit, each by its number and not one after the other.
public final class StreamPrograms {

    /// −ln u of a uniform number: exponential with mean 1.
    public static final Program EXPONENTIAL = program((b, u) -> b.negate(b.unary(UnaryFunction.LOG, u)));

    /// The standard normal number of a uniform one.
    public static final Program NORMAL = program(NormalQuantile::of);

    /// eˣ.
    public static final Program EXP = program(Builder::exp);

    private StreamPrograms() {}

    private static Program program(BiFunction<Builder, Value, Value> function) {
        var b = new Builder("number");
        b.output("y", function.apply(b, b.input("x", TensorType.scalar(DType.F64))));
        return new ExpandFunctions().apply(b.build());
    }

    /// The 64 bits of number `n` of an object.
    ///
    /// @param object i64, as `n`
    public static Value bits(Builder b, RandomKey key, Value object, Value n) {
        var high = b.binary(BinaryFunction.SHIFT_LEFT, object, b.constant(32L));
        var block = b.binary(BinaryFunction.SHIFT_RIGHT, n, b.constant(1L));
        var pairs = b.emitAll(new Op.Philox(b.constant(key.value()), high, block));
        var odd = b.compare(Comparison.NOT_EQUAL, b.binary(BinaryFunction.AND, n, b.constant(1L)), b.constant(0L));
        return b.select(odd, pairs.get(0), pairs.get(1));
    }

    /// Uniform number `n` of an object.
    public static Value uniform(Builder b, RandomKey key, Value object, Value n) {
        var top = b.binary(BinaryFunction.SHIFT_RIGHT, bits(b, key, object, n), b.constant(11L));
        var middle = b.binary(BinaryFunction.OR, top, b.constant(1L));
        return b.multiply(b.convert(middle, DType.F64), b.constant(DType.F64, 0x1p-53));
    }

    /// 32-bit word `n` of an object, from 0 up.
    public static Value word(Builder b, RandomKey key, Value object, Value n) {
        var pair = bits(b, key, object, b.binary(BinaryFunction.SHIFT_RIGHT, n, b.constant(1L)));
        var shift =
                b.binary(BinaryFunction.SHIFT_LEFT, b.binary(BinaryFunction.AND, n, b.constant(1L)), b.constant(5L));
        return b.binary(BinaryFunction.AND, b.binary(BinaryFunction.SHIFT_RIGHT, pair, shift), b.constant(0xFFFFFFFFL));
    }
}
