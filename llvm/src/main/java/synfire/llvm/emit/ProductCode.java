package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.function.Function;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// Each row sums up what its synapses read from cells that have one number each, one after the other.
///
/// ```
/// row:      from, to; sum = 0
/// synapse:  sum = sum + weight · what it reads
/// end:      store the sum
/// ```
final class ProductCode {

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;

    ProductCode(Code code, Memory memory, SectionCode section, String label) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
    }

    void write(Op.Whole op, Value result) {
        if (!(op instanceof Op.Sparse(var _, var left, var right, var rows))) {
            throw new IllegalStateException("not a sum of what cells have: " + op);
        }
        var from = section.base(left);
        var weights = PerSynapse.of(code, section, right);
        boolean narrow = result.dtype() == DType.F32;
        rows(rows, result, synapse -> {
            var read = load(left.dtype(), from, synapse.target());
            return narrow
                    ? roundedOnce(synapse.sum(), weights.at(synapse.number()), read)
                    : code.binary("fadd", synapse.sum(), code.binary("fmul", read, weights.at(synapse.number())));
        });
    }

    /// A synapse and the sum of those before it.
    private record Synapse(String number, String target, Operand sum) {}

    private void rows(Op.Rows rows, Value result, Function<Synapse, Operand> next) {
        var start = section.base(rows.start());
        var end = section.base(rows.end());
        var target = section.base(rows.target());
        var homes = new ArrayList<String>();
        for (var home : section.stores(result)) {
            homes.add(memory.base(home, result.tensor()));
        }
        var length = memory.length(rows.source());
        var dtype = result.dtype();
        var type = code.type(Operand.of(dtype, 0.0));
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        branch(code.let("icmp sgt i64 " + length + ", 0"), "row", "done");
        code.label(label + "_row");
        var r = "%" + label + "_r";
        code.line(r + " = phi i64 [ 0, %" + label + "_pre ], [ " + r + "1, %" + label + "_end ]");
        var from = index(rows.start().dtype(), start, r);
        var to = index(rows.end().dtype(), end, r);
        branch(code.let("icmp slt i64 " + from + ", " + to), "first", "end");
        code.label(label + "_first");
        code.line("br label %" + label + "_synapse");
        code.label(label + "_synapse");
        var k = "%" + label + "_k";
        var sum = "%" + label + "_sum";
        code.line(k + " = phi i64 [ " + from + ", %" + label + "_first ], [ " + k + "1, %" + label + "_synapse ]");
        code.line(sum + " = phi " + type + " [ 0.0, %" + label + "_first ], [ " + sum + "1, %" + label + "_synapse ]");
        var made = next.apply(
                new Synapse(k, index(rows.target().dtype(), target, k), new Operand(sum, dtype, false, false)));
        code.line(sum + "1 = select i1 true, " + code.typed(made) + ", " + code.typed(made));
        code.line(k + "1 = add nsw i64 " + k + ", 1");
        branch(code.let("icmp slt i64 " + k + "1, " + to), "synapse", "end");
        code.label(label + "_end");
        var all = "%" + label + "_all";
        code.line(all + " = phi " + type + " [ 0.0, %" + label + "_row ], [ " + sum + "1, %" + label + "_synapse ]");
        for (var home : homes) {
            code.store(new Operand(all, dtype, false, false), code.offset(home, code.times(r, dtype.bytes())));
        }
        code.line(r + "1 = add nuw nsw i64 " + r + ", 1");
        branch(code.let("icmp slt i64 " + r + "1, " + length), "row", "done");
        code.label(label + "_done");
    }

    /// As the interpreter adds single precision: in double, rounded once.
    private Operand roundedOnce(Operand sum, Operand weight, Operand read) {
        var product = code.binary("fmul", wide(read), wide(weight));
        return code.cast("fptrunc", code.binary("fadd", wide(sum), product), DType.F32);
    }

    private Operand wide(Operand x) {
        return code.cast("fpext", x, DType.F64);
    }

    private Operand load(DType dtype, String base, String at) {
        return code.load(dtype, false, code.offset(base, code.times(at, dtype.bytes())));
    }

    private String index(DType dtype, String base, String at) {
        return section.index(load(dtype, base, at));
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
