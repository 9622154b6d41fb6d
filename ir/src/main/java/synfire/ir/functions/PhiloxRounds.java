package synfire.ir.functions;

import java.util.List;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Philox4x32;
import synfire.ir.Value;

/// The ten rounds of [Philox4x32] in 64-bit integer operations. Every word is kept in the low half
/// of an i64, so that a product of two is one multiplication 32×32→64.
final class PhiloxRounds {

    private static final long LOW = 0xFFFFFFFFL;
    private final Builder out;

    PhiloxRounds(Builder out) {
        this.out = out;
    }

    /// The high and the low word, as [Philox4x32#bits] gives them.
    List<Value> bits(Value key, Value counterHigh, Value counterLow) {
        var c0 = low(counterLow);
        var c1 = high(counterLow);
        var c2 = low(counterHigh);
        var c3 = high(counterHigh);
        var k0 = low(key);
        var k1 = high(key);
        for (int round = 0; round < Philox4x32.ROUNDS; round++) {
            var p0 = out.multiply(c0, out.constant(Philox4x32.MULTIPLIER_0));
            var p1 = out.multiply(c2, out.constant(Philox4x32.MULTIPLIER_1));
            c0 = xor(xor(high(p1), c1), k0);
            c2 = xor(xor(high(p0), c3), k1);
            c1 = low(p1);
            c3 = low(p0);
            k0 = low(out.add(k0, out.constant(Philox4x32.WEYL_0)));
            k1 = low(out.add(k1, out.constant(Philox4x32.WEYL_1)));
        }
        return List.of(joined(c3, c2), joined(c1, c0));
    }

    private Value low(Value x) {
        return out.binary(BinaryFunction.AND, x, out.constant(LOW));
    }

    private Value high(Value x) {
        return out.binary(BinaryFunction.SHIFT_RIGHT, x, out.constant(32L));
    }

    private Value xor(Value x, Value y) {
        return out.binary(BinaryFunction.XOR, x, y);
    }

    private Value joined(Value high, Value low) {
        return out.binary(BinaryFunction.OR, out.binary(BinaryFunction.SHIFT_LEFT, high, out.constant(32L)), low);
    }
}
