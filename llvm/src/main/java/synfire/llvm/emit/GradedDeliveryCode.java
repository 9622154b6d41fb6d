package synfire.llvm.emit;

import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// Sources send their values: for each that is not 0 in order, for each of its synapses in order, one fused addition
/// in memory.
record GradedDeliveryCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Deliver op, Value result) {
        var dtype = result.dtype();
        var into = section.base(result);
        var weights = PerSynapse.of(code, section, op.weights());
        var target = section.base(op.rows().target());
        new SourceRows(code, memory, section, label).write(op.events(), op.rows(), (_, from, to, value) -> {
            var k = "%" + label + "_k";
            code.line("br label %" + label + "_begin");
            code.label(label + "_begin");
            code.line("br label %" + label + "_test");
            code.label(label + "_test");
            code.line(k + " = phi i64 [ " + from + ", %" + label + "_begin ], [ " + k + "1, %" + label + "_synapse ]");
            var more = code.let("icmp slt i64 " + k + ", " + to);
            code.line("br i1 %s, label %%%s_synapse, label %%%s_end".formatted(more, label, label));
            code.label(label + "_synapse");
            var post = integer(op.rows().target().dtype(), target, k);
            var address = code.offset(into, code.times(post, dtype.bytes()));
            var before = code.load(dtype, false, address);
            code.store(code.intrinsic("fma", value.orElseThrow(), weights.at(k), before), address);
            code.line(k + "1 = add nsw i64 " + k + ", 1");
            code.line("br label %" + label + "_test");
            code.label(label + "_end");
        });
    }

    private String integer(DType dtype, String base, String at) {
        return section.index(code.load(dtype, false, code.offset(base, code.times(at, dtype.bytes()))));
    }
}
