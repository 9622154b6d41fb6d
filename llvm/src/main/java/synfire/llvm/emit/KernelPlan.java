package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.kernels.lanes.LaneProgram;
import synfire.kernels.lanes.Stage;

/// What the functions of one kernel agree on: lanes, argument table, frame, and the memory of each loop.
final class KernelPlan {

    private final LaneProgram program;
    private final TableLayout table;
    private final Frame frame;
    private final List<LoopMemory> memories = new ArrayList<>();
    private final Map<Value, Operand> numbers = new HashMap<>();
    private final Map<Program.Step, Long> foldStacks = new LinkedHashMap<>();

    KernelPlan(LaneProgram program, Lanes lanes) {
        this.program = program;
        this.table = TableLayout.of(program);
        this.frame = new Frame(lanes);
        for (var loop : program.loops()) {
            memories.add(LoopMemory.of(program, loop, lanes, frame));
        }
        for (var stage : program.stages()) {
            if (stage instanceof Stage.Straight(var steps)) {
                for (var step : steps) {
                    if (step.op() instanceof Op.Constant constant) {
                        numbers.put(step.result(), Operand.of(constant));
                    }
                    if (step.op() instanceof Op.Reduce) {
                        foldStacks.put(
                                step,
                                frame.take(lanes.bytes(step.result().dtype(), Lanes.has(step.result()))
                                        * (long) FoldFunction.LEVELS));
                    }
                }
            }
        }
    }

    LaneProgram program() {
        return program;
    }

    TableLayout table() {
        return table;
    }

    Frame frame() {
        return frame;
    }

    /// The memory of a loop, by its number.
    LoopMemory memory(int loop) {
        return memories.get(loop);
    }

    List<LoopMemory> memories() {
        return memories;
    }

    /// The reductions over a loop axis, in order; their places are their numbers.
    List<Program.Step> folds() {
        return List.copyOf(foldStacks.keySet());
    }

    /// The offset in scratch memory of what a reduction has pending, and at the end of its result.
    long foldStack(Program.Step fold) {
        return Objects.requireNonNull(foldStacks.get(fold));
    }

    /// An outside value that is a number known now.
    Optional<Operand> number(Value outer) {
        return Optional.ofNullable(numbers.get(outer));
    }
}
