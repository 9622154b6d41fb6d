package synfire.llvm.emit;

import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// Events go to their targets: for each event in order, for each of its synapses in order, one addition in memory.
record DeliveryCode(Code code, Memory memory, SectionCode section, String label) {

    /// Bytes of a cache line.
    private static final int LINE = 64;

    /// Cache lines of the next row that are asked for; the processor notices longer rows by itself.
    private static final int PREFETCHED = 4;

    void write(Op.Deliver op, Value result) {
        var list = Memory.slot(section.home(op.events()).slot());
        var into = section.base(result);
        var rows = op.rows();
        var start = section.base(rows.start());
        var end = section.base(rows.end());
        var target = section.base(rows.target());
        boolean each = !op.weights().axes().isEmpty();
        var weights = each ? section.base(op.weights()) : "";
        var weight = each ? null : section.number(op.weights());
        var count = code.let("load i64, ptr " + list + ", align 8");
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        branch(any, "event", "done");
        code.label(label + "_event");
        var e = "%" + label + "_e";
        code.line(e + " = phi i64 [ 0, %" + label + "_pre ], [ " + e + "1, %" + label + "_next ]");
        var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        var id = integer(DType.I32, ids, e);
        var from = integer(rows.start().dtype(), start, id);
        var to = integer(rows.end().dtype(), end, id);
        prefetch(op, ids, e, count, start, target);
        branch(code.let("icmp slt i64 " + from + ", " + to), "first", "next");
        code.label(label + "_first");
        code.line("br label %" + label + "_synapse");
        code.label(label + "_synapse");
        var k = "%" + label + "_k";
        code.line(k + " = phi i64 [ " + from + ", %" + label + "_first ], [ " + k + "1, %" + label + "_synapse ]");
        var post = integer(rows.target().dtype(), target, k);
        var dtype = result.dtype();
        var address = code.offset(into, code.times(post, dtype.bytes()));
        var before = code.load(dtype, false, address);
        var added =
                weight == null ? code.load(dtype, false, code.offset(weights, code.times(k, dtype.bytes()))) : weight;
        code.store(code.binary("fadd", before, added), address);
        code.line(k + "1 = add nsw i64 " + k + ", 1");
        branch(code.let("icmp slt i64 " + k + "1, " + to), "synapse", "next");
        code.label(label + "_next");
        code.line(e + "1 = add nuw nsw i64 " + e + ", 1");
        branch(code.let("icmp slt i64 " + e + "1, " + count), "event", "done");
        code.label(label + "_done");
    }

    /// Asks for the row of the next event, whose memory nothing else announces; of the last event, for its own again.
    private void prefetch(Op.Deliver op, String ids, String e, String count, String start, String target) {
        code.declarations().add("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)");
        var next = code.let("add nuw nsw i64 " + e + ", 1");
        var there = code.let("icmp slt i64 " + next + ", " + count);
        var id = integer(DType.I32, ids, code.let("select i1 " + there + ", i64 " + next + ", i64 " + e));
        var from = integer(op.rows().start().dtype(), start, id);
        var row =
                code.offset(target, code.times(from, op.rows().target().dtype().bytes()));
        for (int line = 0; line < PREFETCHED; line++) {
            var at = code.offset(row, Integer.toString(line * LINE));
            code.line("call void @llvm.prefetch.p0(ptr " + at + ", i32 0, i32 3, i32 1)");
        }
    }

    /// An element of an array of integers, as 64 bits.
    private String integer(DType dtype, String base, String at) {
        var loaded = code.load(dtype, false, code.offset(base, code.times(at, dtype.bytes())));
        return section.index(loaded);
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
