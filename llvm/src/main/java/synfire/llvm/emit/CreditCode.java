package synfire.llvm.emit;

import synfire.ir.Op;
import synfire.ir.Value;

/// What the targets of sources hold goes to their synapses: one addition in memory for each, sixteen at a time.
record CreditCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Credit op, Value result) {
        var dtype = result.dtype();
        var into = section.base(result);
        var values = section.base(op.values());
        new SourceRows(code, memory, section, label).write(op.sources(), op.rows(), (_, from, to, value) -> {
            var chunks = new RowChunks(code, section, label + "_c", op.rows(), dtype);
            var type = chunks.vector();
            var factor = value.map(x -> splat(type, x)).orElse("");
            chunks.write(from, to, "", (chunk, _) -> {
                var before = chunks.ofSynapses(into, chunk);
                var at = chunks.atTargets(values, chunk);
                var after = value.isEmpty()
                        ? code.let("fadd " + type + " " + before + ", " + at)
                        : fma(type, "@llvm.fma." + RowChunks.suffix(dtype), factor, at, before);
                chunks.putSynapses(into, chunk, after);
                return "";
            });
        });
    }

    private String splat(String type, Operand x) {
        var one =
                code.let("insertelement " + type + " poison, " + Lanes.scalar(x.dtype()) + " " + x.text() + ", i64 0");
        return code.let("shufflevector " + type + " " + one + ", " + type + " poison, <" + RowChunks.WIDTH
                + " x i32> zeroinitializer");
    }

    private String fma(String type, String name, String a, String b, String c) {
        code.declarations().add("declare %s %s(%s, %s, %s)".formatted(type, name, type, type, type));
        return code.let("call %s %s(%s %s, %s %s, %s %s)".formatted(type, name, type, a, type, b, type, c));
    }
}
