package synfire.ir.functions;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The numbers of [RandomPrograms] on the host, bit for bit: one per step, of one object in one
/// trial.
///
/// @param key names the purpose; see [#of]
public record RandomNumbers(long key, DType dtype, long object, long trial) {

    private static final TensorType INTEGER = TensorType.scalar(DType.I64);
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /// The numbers of object 0 in trial 0 for a purpose.
    public static RandomNumbers of(long seed, String purpose) {
        return new RandomNumbers(key(seed, purpose), DType.F64, 0, 0);
    }

    /// The 64-bit hash of a seed and the name of what the numbers are for.
    public static long key(long seed, String purpose) {
        long key = mixed(mixed(seed + GOLDEN_GAMMA) ^ GOLDEN_GAMMA);
        for (int i = 0; i < purpose.length(); i++) {
            key = mixed(key + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return key;
    }

    /// Numbers in [0, 1), of steps 0, 1, ….
    public double[] uniform(int steps, int draw) {
        return numbers(steps, draw, (b, bits) -> RandomPrograms.uniform(b, dtype, bits.high()));
    }

    /// Standard normal numbers, of steps 0, 1, ….
    public double[] normal(int steps, int draw) {
        return numbers(steps, draw, (b, bits) -> RandomPrograms.normal(b, dtype, bits));
    }

    /// Exponential numbers of mean 1, of steps 0, 1, ….
    public double[] exponential(int steps, int draw) {
        return numbers(steps, draw, (b, bits) -> RandomPrograms.exponential(b, dtype, bits.high()));
    }

    private double[] numbers(int steps, int draw, BiFunction<Builder, RandomPrograms.Bits, Value> number) {
        var b = new Builder("numbers");
        var bits = RandomPrograms.bits(
                b,
                b.input("key", INTEGER),
                b.input("object", INTEGER),
                b.input("trial", INTEGER),
                b.emit(new Op.Iota(Axis.TIME)),
                draw);
        b.output("numbers", number.apply(b, bits));
        var inputs = Map.of(
                "key", Tensor.ofIntegers(INTEGER, key),
                "object", Tensor.ofIntegers(INTEGER, object),
                "trial", Tensor.ofIntegers(INTEGER, trial));
        var results = Interpreter.run(new ExpandFunctions().apply(b.build()), inputs, Sizes.of(steps, 1));
        return Objects.requireNonNull(results.get("numbers")).toArray();
    }

    /// Stafford's variant 13 of the 64-bit finaliser.
    private static long mixed(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long y = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
