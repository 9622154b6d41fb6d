package synfire.llvm.emit;

import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// Events go to targets that are drawn: for each event in order, blocks of random words are made as many at
/// once as a
/// vector has lanes, turned into targets, and one addition made in memory for each.
///
/// ```
/// list:   events of one thread
/// event:  row, hole
/// block:  words of blocks b … b + width − 1; targets to the stack
/// ahead:  ask for the memory of all these targets
/// word:   word j of all blocks, 0 ≤ j < 4
/// add:    into[target] += weight
/// ```
final class DrawnDeliveryCode {

    private static final int WORDS = 4;

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;

    DrawnDeliveryCode(Code code, Memory memory, SectionCode section, String label) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
    }

    void write(Op.DeliverDrawn op, Value result) {
        var rows = op.rows();
        int width = code.lanes().width();
        var into = section.base(result);
        var weight = section.number(op.weight());
        var key = section.number(rows.key());
        var degree = section.number(rows.degree()).text();
        var firstSource = section.number(rows.firstSource()).text();
        var sources = section.number(rows.sources()).text();
        var firstTarget = section.number(rows.firstTarget());
        var targets = section.number(rows.targets()).text();
        var self = section.number(rows.self()).text();
        var buffer = code.letFirst("alloca [" + WORDS * width + " x i64], align 64");
        var own = OwnCells.of(code, memory, rows.post(), result.dtype());
        var thread = loop("list", "%threads");
        var list = memory.list(section.home(op.events()).slot(), thread);
        var count = code.let("load i64, ptr " + list + ", align 8");
        var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        var e = loop("event", count);
        var loaded = code.load(DType.I32, false, code.offset(ids, code.times(e, Integer.BYTES)));
        var row = code.let("sub i64 " + section.index(loaded) + ", " + firstSource);
        var inside = code.let("icmp ult i64 " + row + ", " + sources);
        var hole = code.let("add i64 " + row + ", " + self);
        var has = code.let("icmp ult i64 " + hole + ", " + targets);
        var less = code.let("zext i1 " + has + " to i64");
        var allowed = integer(code.let("sub i64 " + targets + ", " + less));
        var above = integer(code.let("select i1 " + has + ", i64 " + hole + ", i64 " + targets));
        var high = integer(code.let("shl i64 " + row + ", 32"));
        var most = code.let("select i1 " + inside + ", i64 " + degree + ", i64 0");
        var blocks = code.let("lshr i64 " + code.let("add i64 " + most + ", " + (WORDS - 1)) + ", 2");
        var groups = code.let("udiv i64 " + code.let("add i64 " + blocks + ", " + (width - 1)) + ", " + width);
        var g = loop("block", groups);
        var first = code.times(g, width);
        var counter = code.binary("add", code.as(integer(first), true), code.lanesFromZero());
        var bits = new PhiloxCode(code).bits(code.as(key, true), code.as(high, true), counter);
        for (int j = 0; j < WORDS; j++) {
            var pair = bits.get(j < 2 ? 1 : 0);
            var word = j % 2 == 0
                    ? code.binary("and", pair, constant(0xFFFFFFFFL))
                    : code.binary("lshr", pair, constant(32));
            var drawn = code.binary("lshr", code.binary("mul", word, code.as(allowed, true)), constant(32));
            var skips = code.compare("icmp uge", drawn, code.as(above, true));
            var target = code.binary(
                    "add", code.binary("add", drawn, code.cast("zext", skips, DType.I64)), code.as(firstTarget, true));
            code.store(target, code.offset(buffer, Integer.toString(j * width * Long.BYTES)));
        }
        var all = Integer.toString(WORDS * width);
        var next = loop("ahead", all);
        var ahead = code.let("load i64, ptr " + code.offset(buffer, code.times(next, Long.BYTES)) + ", align 8");
        own.prefetch(into, ahead);
        end("ahead", all);
        var j = loop("word", Integer.toString(WORDS));
        // of the words n = 4·(first + l) + j, those below the degree
        var left = code.let("sub i64 " + most + ", " + j);
        var rounded = code.let("ashr i64 " + code.let("add i64 " + left + ", " + (WORDS - 1)) + ", 2");
        var here = code.let("sub i64 " + rounded + ", " + first);
        code.declarations().add("declare i64 @llvm.smin.i64(i64, i64)");
        var n = code.let("call i64 @llvm.smin.i64(i64 " + here + ", i64 " + width + ")");
        var words = code.offset(buffer, code.times(j, (long) width * Long.BYTES));
        var l = loop("add", n);
        var post = code.let("load i64, ptr " + code.offset(words, code.times(l, Long.BYTES)) + ", align 8");
        own.add(into, post, weight);
        end("add", n);
        end("word", Integer.toString(WORDS));
        end("block", groups);
        end("event", count);
        end("list", "%threads");
    }

    /// Begins a loop from 0 to before a number.
    private String loop(String name, String count) {
        var at = "%" + label + "_" + name;
        code.line("br label " + at + "_pre");
        code.label(at.substring(1) + "_pre");
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br i1 " + any + ", label " + at + "_loop, label " + at + "_done");
        code.label(at.substring(1) + "_loop");
        code.line(at + "_i = phi i64 [ 0, " + at + "_pre ], [ " + at + "_n, " + at + "_next ]");
        return at + "_i";
    }

    private void end(String name, String count) {
        var at = "%" + label + "_" + name;
        code.line("br label " + at + "_next");
        code.label(at.substring(1) + "_next");
        code.line(at + "_n = add nuw nsw i64 " + at + "_i, 1");
        var more = code.let("icmp slt i64 " + at + "_n, " + count);
        code.line("br i1 " + more + ", label " + at + "_loop, label " + at + "_done");
        code.label(at.substring(1) + "_done");
    }

    private static Operand integer(String text) {
        return new Operand(text, DType.I64, false, false);
    }

    private Operand constant(long value) {
        return code.as(Operand.of(DType.I64, value), true);
    }
}
