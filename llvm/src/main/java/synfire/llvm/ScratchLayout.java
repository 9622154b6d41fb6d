package synfire.llvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Axis;
import synfire.ir.Sizes;
import synfire.kernels.CompileOptions;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.MemoryPlan;
import synfire.kernels.lanes.TapePlan;
import synfire.llvm.emit.KernelText;
import synfire.llvm.emit.LoopMemory;

/// Where things lie in the scratch memory of a thread: frame, tracks, then tape and checkpoints of each loop.
///
/// @param words the words of the argument table that say so
/// @param bytes of scratch memory
/// @param tapes for people to read
record ScratchLayout(Map<Integer, Long> words, long bytes, List<MemoryPlan.Tape> tapes) {

    private static final int ALIGNMENT = 64;

    /// @throws MemoryBudgetException if the tapes do not fit what the options allow
    static ScratchLayout of(KernelText text, Sizes sizes, CompileOptions options) {
        var plans = plans(text, sizes, options);
        var words = new LinkedHashMap<Integer, Long>();
        plans.forEach((axis, plan) -> {
            words.put(text.table().steps(axis), plan.steps());
            words.put(text.table().segment(axis), plan.segment());
            words.put(text.table().segments(axis), plan.segments());
        });
        long at = text.frameBytes();
        var tracks = text.program().tracks();
        for (int track = 0; track < tracks.size(); track++) {
            words.put(text.table().track(track), at);
            var type = tracks.get(track);
            boolean lanes = type.axes().contains(Axis.LANE);
            at = aligned(at
                    + (long) sizes.elements(type.without(Axis.LANE))
                            * text.lanes().bytes(type.dtype(), lanes));
        }
        var tapes = new ArrayList<MemoryPlan.Tape>();
        for (var loop : text.program().loops()) {
            var memory = text.loops().get(loop.number());
            if (memory.stepBytes() > 0) {
                var plan = Objects.requireNonNull(plans.get(loop.axis()));
                words.put(text.table().tape(loop.number()), at);
                at += Math.min(plan.segment(), plan.steps()) * memory.stepBytes();
                words.put(text.table().checkpoints(loop.number()), at);
                at += plan.segments() * memory.carryBytes();
                tapes.add(new MemoryPlan.Tape(
                        "scan " + loop.number(),
                        plan.steps(),
                        text.lanes().width(),
                        memory.stepBytes(),
                        memory.carryBytes(),
                        plan.segment()));
            }
        }
        return new ScratchLayout(words, at, tapes);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// One plan for each loop axis, so that loops over it share their segments. Axes share the allowed bytes in
    /// proportion to their whole tapes.
    private static Map<Axis, TapePlan> plans(KernelText text, Sizes sizes, CompileOptions options) {
        var needs = new LinkedHashMap<Axis, Need>();
        for (var axis : text.table().axes()) {
            needs.put(axis, Need.of(text, axis, sizes.of(axis)));
        }
        double total =
                Math.max(1, needs.values().stream().mapToDouble(Need::whole).sum());
        var plans = new LinkedHashMap<Axis, TapePlan>();
        long least = 0;
        for (var need : needs.values()) {
            least += TapePlan.leastBytes(need.steps, need.stepBytes, need.carryBytes);
        }
        for (var entry : needs.entrySet()) {
            var need = entry.getValue();
            long allowed = (long) (options.tapeBytes() * (need.whole() / total));
            plans.put(entry.getKey(), need.plan(text, options, allowed, least));
        }
        return plans;
    }

    /// @param stepBytes tape of one step, all loops over the axis together
    /// @param carryBytes one checkpoint of all of them
    private record Need(long steps, long stepBytes, long carryBytes) {

        static Need of(KernelText text, Axis axis, long steps) {
            var taped = text.program().loops().stream()
                    .filter(loop -> loop.axis().equals(axis))
                    .map(loop -> text.loops().get(loop.number()))
                    .filter(memory -> memory.stepBytes() > 0)
                    .toList();
            return new Need(
                    steps,
                    taped.stream().mapToLong(LoopMemory::stepBytes).sum(),
                    taped.stream().mapToLong(LoopMemory::carryBytes).sum());
        }

        double whole() {
            return (double) steps * stepBytes;
        }

        TapePlan plan(KernelText text, CompileOptions options, long allowed, long least) {
            if (stepBytes == 0) {
                return TapePlan.whole(steps);
            }
            if (options.segment() > 0) {
                return new TapePlan(steps, Math.max(1, Math.min(options.segment(), steps)));
            }
            return TapePlan.fitting(steps, stepBytes, carryBytes, allowed)
                    .orElseThrow(() ->
                            new MemoryBudgetException(text.program().source().name(), options.tapeBytes(), least));
        }
    }
}
