package synfire.llvm.emit;

import java.util.List;
import synfire.ir.DType;
import synfire.ir.Philox4x32;

/// The rounds of [Philox4x32] on 32-bit words held in 64-bit lanes.
record PhiloxCode(Code code) {

    List<Operand> bits(Operand key, Operand counterHigh, Operand counterLow) {
        var c0 = low(counterLow);
        var c1 = high(counterLow);
        var c2 = low(counterHigh);
        var c3 = high(counterHigh);
        var k0 = low(key);
        var k1 = high(key);
        for (int round = 0; round < Philox4x32.ROUNDS; round++) {
            var p0 = code.binary("mul", c0, like(key, Philox4x32.MULTIPLIER_0));
            var p1 = code.binary("mul", c2, like(key, Philox4x32.MULTIPLIER_1));
            c0 = code.binary("xor", code.binary("xor", high(p1), c1), k0);
            c2 = code.binary("xor", code.binary("xor", high(p0), c3), k1);
            c1 = low(p1);
            c3 = low(p0);
            k0 = low(code.binary("add", k0, like(key, Philox4x32.WEYL_0)));
            k1 = low(code.binary("add", k1, like(key, Philox4x32.WEYL_1)));
        }
        return List.of(joined(c3, c2), joined(c1, c0));
    }

    private Operand joined(Operand high, Operand low) {
        return code.binary("or", code.binary("shl", high, like(high, 32)), low);
    }

    private Operand low(Operand x) {
        return code.binary("and", x, like(x, 0xFFFFFFFFL));
    }

    private Operand high(Operand x) {
        return code.binary("lshr", x, like(x, 32));
    }

    private Operand like(Operand x, long value) {
        return code.as(Operand.of(DType.I64, value), x.lanes());
    }
}
