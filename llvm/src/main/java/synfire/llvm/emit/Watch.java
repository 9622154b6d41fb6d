package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.List;
import synfire.ir.DType;

/// What must hold of a vector of cells for it to be at rest; collected while its step is written.
///
/// @param found for each way to be not at rest, the lanes of which that is true
record Watch(Code code, List<Operand> found) {

    Watch(Code code) {
        this(code, new ArrayList<>());
    }

    /// Both must have the same bits.
    void differs(Operand before, Operand now) {
        found.add(code.compare("icmp ne", bits(before), bits(now)));
    }

    /// All bits must be 0.
    void isSomething(Operand x) {
        var bits = bits(x);
        found.add(code.compare("icmp ne", bits, code.as(Operand.of(bits.dtype(), 0), true)));
    }

    /// A condition must have come to what it will be.
    void isNotYet(Operand condition, boolean becomes) {
        var wide = code.as(condition, true);
        found.add(becomes ? code.binary("xor", wide, code.as(Operand.of(DType.BOOL, 1), true)) : wide);
    }

    /// Whether anything was found, i1.
    String any() {
        if (found.isEmpty()) {
            return "false";
        }
        var all = found.stream()
                .reduce((left, right) -> code.binary("or", left, right))
                .orElseThrow();
        int width = code.lanes().width();
        return code.let("icmp ne i" + width + " " + code.let("bitcast " + code.typed(all) + " to i" + width) + ", 0");
    }

    private Operand bits(Operand x) {
        var wide = code.as(x, true);
        return switch (wide.dtype()) {
            case F64 -> code.cast("bitcast", wide, DType.I64);
            case F32 -> code.cast("bitcast", wide, DType.I32);
            case I32, I64, BOOL -> wide;
        };
    }
}
