package synfire.llvm.emit;

import java.util.List;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// The loops over the events of a step, in order, and over the synapses of each, in order. The events of several
/// threads
/// lie in several lists, those of lower ids first.
///
/// ```
/// list:     events of one thread
/// event:    row of the event; ask for the row of a later one, and where that of an even later one is
/// synapse:  what is done with one synapse
/// ```
final class RowsCode {

    /// Bytes of a cache line.
    private static final int LINE = 64;

    /// Cache lines of a row that are asked for before it comes; the processor notices longer rows by itself.
    private static final int PREFETCHED = 6;

    /// Events after which a row comes that is asked for.
    private static final int NEAR = 2;

    /// Events after which a row comes of which it is asked where it is.
    private static final int FAR = 8;

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;

    RowsCode(Code code, Memory memory, SectionCode section, String label) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
    }

    /// What is done with one synapse.
    interface Body {

        /// @param k number of the synapse, i64
        /// @param post index of its target, i64
        void write(String k, String post);

        /// What is read once for a row.
        ///
        /// @param id of the event, i64
        default void row(String id) {}
    }

    /// @param perSynapse what else is read for each synapse
    void write(Value events, Op.Rows rows, List<Value> perSynapse, Body body) {
        var start = section.base(rows.start());
        var end = section.base(rows.end());
        var target = section.base(rows.target());
        var others = perSynapse.stream().map(section::base).toList();
        code.line("br label %" + label + "_lists");
        code.label(label + "_lists");
        code.line("br label %" + label + "_list");
        code.label(label + "_list");
        var j = "%" + label + "_j";
        code.line(j + " = phi i64 [ 0, %" + label + "_lists ], [ " + j + "1, %" + label + "_last ]");
        var list = memory.list(section.home(events).slot(), j);
        var count = code.let("load i64, ptr " + list + ", align 8");
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        branch(any, "ahead", "last");
        code.label(label + "_ahead");
        var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        for (int ahead = 0; ahead < FAR; ahead++) {
            askWhere(rows, start, end, later(ids, "0", count, ahead));
        }
        for (int ahead = 0; ahead < NEAR; ahead++) {
            ask(rows, start, end, later(ids, "0", count, ahead), target, others, perSynapse);
        }
        code.line("br label %" + label + "_event");
        code.label(label + "_event");
        var e = "%" + label + "_e";
        code.line(e + " = phi i64 [ 0, %" + label + "_ahead ], [ " + e + "1, %" + label + "_next ]");
        var id = integer(DType.I32, ids, e);
        body.row(id);
        var from = integer(rows.start().dtype(), start, id);
        var to = integer(rows.end().dtype(), end, id);
        askWhere(rows, start, end, later(ids, e, count, FAR));
        ask(rows, start, end, later(ids, e, count, NEAR), target, others, perSynapse);
        branch(code.let("icmp slt i64 " + from + ", " + to), "first", "next");
        code.label(label + "_first");
        code.line("br label %" + label + "_synapse");
        code.label(label + "_synapse");
        var k = "%" + label + "_k";
        code.line(k + " = phi i64 [ " + from + ", %" + label + "_first ], [ " + k + "1, %" + label + "_further ]");
        body.write(k, integer(rows.target().dtype(), target, k));
        code.line("br label %" + label + "_further");
        code.label(label + "_further");
        code.line(k + "1 = add nsw i64 " + k + ", 1");
        branch(code.let("icmp slt i64 " + k + "1, " + to), "synapse", "next");
        code.label(label + "_next");
        code.line(e + "1 = add nuw nsw i64 " + e + ", 1");
        branch(code.let("icmp slt i64 " + e + "1, " + count), "event", "last");
        code.label(label + "_last");
        code.line(j + "1 = add nuw nsw i64 " + j + ", 1");
        branch(code.let("icmp slt i64 " + j + "1, %threads"), "list", "done");
        code.label(label + "_done");
    }

    /// The event that comes so many events later, or the last.
    private String later(String ids, String e, String count, int ahead) {
        var later = code.let("add nuw nsw i64 " + e + ", " + ahead);
        var there = code.let("icmp slt i64 " + later + ", " + count);
        var last = code.let("sub i64 " + count + ", 1");
        return integer(DType.I32, ids, code.let("select i1 " + there + ", i64 " + later + ", i64 " + last));
    }

    private void askWhere(Op.Rows rows, String start, String end, String id) {
        prefetch(code.offset(start, code.times(id, rows.start().dtype().bytes())));
        prefetch(code.offset(end, code.times(id, rows.end().dtype().bytes())));
    }

    private void ask(
            Op.Rows rows,
            String start,
            String end,
            String id,
            String target,
            List<String> others,
            List<Value> perSynapse) {
        var from = integer(rows.start().dtype(), start, id);
        var to = integer(rows.end().dtype(), end, id);
        ask(target, from, to, rows.target().dtype());
        for (int i = 0; i < others.size(); i++) {
            ask(others.get(i), from, to, perSynapse.get(i).dtype());
        }
    }

    /// Asks for the first lines of a row; of a shorter one, for its end again.
    private void ask(String base, String from, String to, DType dtype) {
        code.declarations().add("declare i64 @llvm.smin.i64(i64, i64)");
        for (int line = 0; line < PREFETCHED; line++) {
            var at = code.let("add i64 " + from + ", " + line * LINE / dtype.bytes());
            var inside = code.let("call i64 @llvm.smin.i64(i64 " + at + ", i64 " + to + ")");
            prefetch(code.offset(base, code.times(inside, dtype.bytes())));
        }
    }

    private void prefetch(String address) {
        code.declarations().add("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)");
        code.line("call void @llvm.prefetch.p0(ptr " + address + ", i32 0, i32 3, i32 1)");
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
