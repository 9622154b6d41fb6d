package synfire.llvm.emit;

import java.util.Set;
import synfire.ir.Axis;
import synfire.kernels.lanes.Stage;

/// Calls of loop functions, segment by segment.
///
/// Segment `s` of `n` covers the steps from T − (n−s)·K, but not before 0, to T − (n−1−s)·K: all have K steps but
/// the first, which may be shorter.
final class SegmentCode {

    private final KernelPlan plan;
    private final Code code;
    private final Words words;
    private int next;

    SegmentCode(KernelPlan plan, Code code) {
        this.plan = plan;
        this.code = code;
        this.words = new Words(code);
    }

    /// All steps at once.
    void whole(Stage.Loop loop) {
        call(loop.number(), "0", words.integer(plan.table().steps(loop.axis())));
    }

    /// First to last, each after its carries were kept.
    void forward(Stage.Loop loop) {
        var id = "f" + next++;
        var count = words.integer(plan.table().segments(loop.axis()));
        startLoop(id, count);
        keep(loop.number(), "%s_" + id, true);
        var range = range(loop.axis(), "%s_" + id, count);
        call(loop.number(), range.from, range.to);
        endLoop(id, count);
    }

    /// Last to first, the loops whose tape it reads run again for each but the last.
    ///
    /// @param readBefore loops whose tape another loop has read: of them the first segment is the one still there
    void backward(Stage.Loop loop, Set<Integer> readBefore) {
        var id = "b" + next++;
        var count = words.integer(plan.table().segments(loop.axis()));
        startLoop(id, count);
        var segment = code.let("sub i64 " + code.let("sub i64 " + count + ", 1") + ", %s_" + id);
        var range = range(loop.axis(), segment, count);
        for (int writer : loop.tapes()) {
            var there = readBefore.contains(writer)
                    ? code.let("icmp eq i64 " + count + ", 1")
                    : code.let("icmp eq i64 %s_" + id + ", 0");
            var again = "again_" + id + "_" + writer;
            code.line("br i1 " + there + ", label %" + again + "_end, label %" + again);
            code.label(again);
            keep(writer, segment, false);
            call(writer, range.from, range.to);
            code.line("br label %" + again + "_end");
            code.label(again + "_end");
        }
        call(loop.number(), range.from, range.to);
        endLoop(id, count);
    }

    private void startLoop(String id, String count) {
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br label %before_" + id);
        code.label("before_" + id);
        code.line("br i1 " + any + ", label %segment_" + id + ", label %after_" + id);
        code.label("segment_" + id);
        code.line("%s_" + id + " = phi i64 [ 0, %before_" + id + " ], [ %s1_" + id + ", %latch_" + id + " ]");
    }

    private void endLoop(String id, String count) {
        code.line("br label %latch_" + id);
        code.label("latch_" + id);
        code.line("%s1_" + id + " = add i64 %s_" + id + ", 1");
        var more = code.let("icmp slt i64 %s1_" + id + ", " + count);
        code.line("br i1 " + more + ", label %segment_" + id + ", label %after_" + id);
        code.label("after_" + id);
    }

    private record Range(String from, String to) {}

    private Range range(Axis axis, String segment, String count) {
        var steps = words.integer(plan.table().steps(axis));
        var length = words.integer(plan.table().segment(axis));
        var later = code.let("sub i64 " + count + ", " + segment);
        var raw = code.let("sub i64 " + steps + ", " + code.let("mul i64 " + later + ", " + length));
        var negative = code.let("icmp slt i64 " + raw + ", 0");
        var from = code.let("select i1 " + negative + ", i64 0, i64 " + raw);
        return new Range(from, code.let("add i64 " + raw + ", " + length));
    }

    /// Copies the carries of a loop to or from their checkpoint.
    private void keep(int loop, String segment, boolean save) {
        var memory = plan.memory(loop);
        if (memory.carryBytes() == 0) {
            return;
        }
        var carries = code.offset("%scratch", Long.toString(memory.carryStart()));
        var checkpoint =
                code.offset(words.scratch(plan.table().checkpoints(loop)), code.times(segment, memory.carryBytes()));
        code.declarations().add("declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)");
        code.line("call void @llvm.memcpy.p0.p0.i64(ptr align 64 " + (save ? checkpoint : carries) + ", ptr align 64 "
                + (save ? carries : checkpoint) + ", i64 " + memory.carryBytes() + ", i1 false)");
    }

    private void call(int loop, String from, String to) {
        code.line("call void " + LoopFunction.name(loop) + "(ptr %table, ptr %scratch, i64 %block, i64 " + from
                + ", i64 " + to + ")");
    }
}
