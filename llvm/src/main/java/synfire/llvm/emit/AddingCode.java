package synfire.llvm.emit;

import java.util.List;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// Adds a chunk of weights where its targets are, or where they arrive on a line.
///
/// @param result in whose memory it is added
record AddingCode(Code code, Memory memory, SectionCode section, Op.DeliverProcedural op, Value result) {

    /// @param count targets in the chunk
    /// @param targets their numbers, i64
    /// @param weights their weights
    /// @param delays none, or their delays
    void write(String label, String count, String targets, String weights, List<String> delays) {
        var dtype = result.dtype();
        var base = section.base(result);
        var own = OwnCells.of(code, memory, op.rows().post(), dtype);
        var firstTarget = section.number(op.rows().numbers().get(2)).text();
        new CountedLoop(code, label + "_ahead").write(count, l -> {
            var post = cell(targets, firstTarget, l);
            own.prefetch(row(base, delays, l).first(), post);
        });
        new CountedLoop(code, label + "_add").write(count, l -> {
            var post = cell(targets, firstTarget, l);
            var weight = code.load(dtype, false, code.offset(weights, code.times(l, dtype.bytes())));
            var rows = row(base, delays, l);
            if (delays.isEmpty() || op.rows().hasWholeDelays()) {
                own.add(rows.first(), post, weight);
            } else {
                var later = code.binary("fmul", weight, rows.fraction());
                own.add(rows.first(), post, code.binary("fsub", weight, later));
                own.add(rows.next(), post, later);
            }
        });
    }

    private String cell(String targets, String firstTarget, String l) {
        var target = code.let("load i64, ptr " + code.offset(targets, code.times(l, Long.BYTES)) + ", align 8");
        return code.let("add i64 " + target + ", " + firstTarget);
    }

    /// Where a spike arrives; the second row only where delays are real.
    private record Arrival(String first, String next, Operand fraction) {}

    private Arrival row(String base, List<String> delays, String l) {
        if (delays.isEmpty()) {
            return new Arrival(base, base, Operand.of(DType.I64, 0L));
        }
        boolean whole = op.rows().hasWholeDelays();
        var dtype = whole ? DType.I64 : result.dtype();
        var delay = code.load(dtype, false, code.offset(delays.getFirst(), code.times(l, dtype.bytes())));
        var floor = whole ? delay : code.intrinsic("floor", delay);
        var steps = whole ? delay.text() : code.cast("fptosi", floor, DType.I64).text();
        var slot = section.number(op.rows().slot().getFirst()).text();
        var first = around(code.let("add i64 " + slot + ", " + steps));
        if (whole) {
            return new Arrival(line(base, first), base, delay);
        }
        var next = around(code.let("add i64 " + first + ", 1"));
        return new Arrival(line(base, first), line(base, next), code.binary("fsub", delay, floor));
    }

    private String around(String slot) {
        var slots = memory.length(op.rows().slots());
        var beyond = code.let("icmp sge i64 " + slot + ", " + slots);
        var back = code.let("sub i64 " + slot + ", " + slots);
        return code.let("select i1 " + beyond + ", i64 " + back + ", i64 " + slot);
    }

    private String line(String base, String slot) {
        var bytes = memory.rowBytes(result.dtype(), op.rows().post());
        return code.offset(base, code.let("mul i64 " + slot + ", " + bytes));
    }
}
