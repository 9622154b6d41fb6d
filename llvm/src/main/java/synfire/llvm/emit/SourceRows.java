package synfire.llvm.emit;

import java.util.Optional;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Value;

/// The loop over the rows of the sources that take part: those of a list of events, or all whose value is not 0.
///
/// ```
/// source:  its id, or its value; next where that is 0
/// row:     what is done with one row
/// ```
record SourceRows(Code code, Memory memory, SectionCode section, String label) {

    /// What is done with one row.
    interface Body {

        /// @param source index of the source, i64
        /// @param from first synapse, i64
        /// @param to synapse behind the last, i64
        /// @param value of the source; empty for events
        void write(String source, String from, String to, Optional<Operand> value);
    }

    void write(Value sources, Op.Rows rows, Body body) {
        boolean listed = sources.type() instanceof EventsType;
        var list = listed ? memory.list(section.home(sources).slot(), "%thread") : section.base(sources);
        var start = section.base(rows.start());
        var end = section.base(rows.end());
        var count = listed ? code.let("load i64, ptr " + list + ", align 8") : memory.length(rows.source());
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        branch(any, "source", "done");
        code.label(label + "_source");
        var e = "%" + label + "_e";
        code.line(e + " = phi i64 [ 0, %" + label + "_pre ], [ " + e + "1, %" + label + "_next ]");
        var id = listed ? integer(DType.I32, code.offset(list, Integer.toString(ArrayTable.LIST_HEAD)), e) : e;
        var value = listed
                ? Optional.<Operand>empty()
                : Optional.of(code.load(
                        sources.dtype(),
                        false,
                        code.offset(list, code.times(e, sources.dtype().bytes()))));
        if (value.isPresent()) {
            var zero = Operand.of(sources.dtype(), 0.0);
            branch(code.compare("fcmp une", value.get(), zero).text(), "row", "next");
        } else {
            code.line("br label %" + label + "_row");
        }
        code.label(label + "_row");
        var from = integer(rows.start().dtype(), start, id);
        var to = integer(rows.end().dtype(), end, id);
        body.write(id, from, to, value);
        code.line("br label %" + label + "_next");
        code.label(label + "_next");
        code.line(e + "1 = add nuw nsw i64 " + e + ", 1");
        branch(code.let("icmp slt i64 " + e + "1, " + count), "source", "done");
        code.label(label + "_done");
    }

    /// An element of an array of integers, as 64 bits.
    private String integer(DType dtype, String base, String at) {
        return section.index(code.load(dtype, false, code.offset(base, code.times(at, dtype.bytes()))));
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
