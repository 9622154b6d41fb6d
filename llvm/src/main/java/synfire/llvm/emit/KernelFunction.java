package synfire.llvm.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.kernels.lanes.LaneProgram;
import synfire.kernels.lanes.Stage;
import synfire.llvm.library.Llvm;

/// The function of the kernel itself: for each block of lanes, every stage in order.
///
/// A loop with tape runs segment by segment and leaves its carries at the start of each ([SegmentCode]); a loop that
/// reads tape goes through the segments backward, each first run again, but for the last, whose tape is still there.
final class KernelFunction {

    private final KernelPlan plan;
    private final Code code;
    private final Words words;
    private final SegmentCode segments;
    private final Map<Value, Operand> values = new HashMap<>();
    private final Set<Value> inFrame = new HashSet<>();
    private final Set<Integer> readTapes = new HashSet<>();

    KernelFunction(KernelPlan plan, Code code) {
        this.plan = plan;
        this.code = code;
        this.words = new Words(code);
        this.segments = new SegmentCode(plan, code);
    }

    String text() {
        code.line("%any = icmp slt i64 %first, %last");
        code.line("br i1 %any, label %block_start, label %done");
        code.label("block_start");
        code.line("%block = phi i64 [ %first, %entry ], [ %block1, %block_end ]");
        for (var buffer : plan.program().buffers()) {
            if (buffer.input() && isWhole(buffer.value())) {
                values.put(buffer.value(), load(buffer.value(), address(buffer)));
            }
        }
        for (var stage : plan.program().stages()) {
            switch (stage) {
                case Stage.Straight(var steps) -> steps.forEach(this::step);
                case Stage.Loop loop -> loop(loop);
            }
        }
        for (var buffer : plan.program().buffers()) {
            if (!buffer.input() && isWhole(buffer.value())) {
                code.store(at(buffer.value()), address(buffer));
            }
        }
        code.line("br label %block_end");
        code.label("block_end");
        code.line("%block1 = add i64 %block, 1");
        code.line("%more = icmp slt i64 %block1, %last");
        code.line("br i1 %more, label %block_start, label %done");
        code.label("done");
        code.line("ret i64 0");
        return code.function("define i64 " + Llvm.SYMBOL
                + "(ptr noalias readonly %table, ptr noalias %scratch, i64 %first, i64 %last) #0");
    }

    /// Whether a value has no loop axis.
    private static boolean isWhole(Value value) {
        return value.axes().size() == (Lanes.has(value) ? 1 : 0);
    }

    private String address(LaneProgram.Buffer buffer) {
        var start = words.pointer(plan.table().buffer(plan.program().buffers().indexOf(buffer)));
        var value = buffer.value();
        return Lanes.has(value)
                ? code.offset(start, code.times("%block", code.lanes().bytes(value.dtype(), true)))
                : start;
    }

    private void step(Program.Step step) {
        if (step.op() instanceof Op.Reduce) {
            code.line("call void " + FoldFunction.name(plan.folds().indexOf(step))
                    + "(ptr %table, ptr %scratch, i64 %block)");
            var at = code.offset("%scratch", Long.toString(plan.foldStack(step)));
            values.put(step.result(), load(step.result(), at));
            return;
        }
        var operands = step.op().operands().stream().map(this::at).toList();
        var results = new Elementwise(code, "%block").of(step.op(), step.results(), operands);
        for (int i = 0; i < results.size(); i++) {
            values.put(step.results().get(i), results.get(i));
        }
    }

    private void loop(Stage.Loop loop) {
        var memory = plan.memory(loop.number());
        for (var constant : loop.constants()) {
            var outer = constant.outer();
            if (plan.number(outer).isEmpty() && inFrame.add(outer)) {
                code.store(
                        at(outer),
                        code.offset("%scratch", Long.toString(plan.frame().slot(outer))));
            }
        }
        for (int i = 0; i < loop.carries().size(); i++) {
            code.store(at(loop.carries().get(i).initial()), carry(memory, i));
        }
        if (!loop.tapes().isEmpty()) {
            segments.backward(loop, readTapes);
            readTapes.addAll(loop.tapes());
        } else if (memory.stepBytes() > 0) {
            segments.forward(loop);
        } else {
            segments.whole(loop);
        }
        for (int i = 0; i < loop.carries().size(); i++) {
            var result = loop.carries().get(i).result();
            values.put(result, load(result, carry(memory, i)));
        }
    }

    private String carry(LoopMemory memory, int i) {
        return code.offset(
                "%scratch",
                Long.toString(memory.carryStart() + memory.carryOffsets().get(i)));
    }

    private Operand load(Value like, String address) {
        return code.load(like.dtype(), Lanes.has(like), address);
    }

    private Operand at(Value value) {
        return Objects.requireNonNull(values.get(value), () -> value + " is read before it is defined");
    }
}
