package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.List;
import synfire.ir.Value;
import synfire.kernels.lanes.LaneProgram;
import synfire.kernels.lanes.Stage;

/// What a loop keeps in memory for one block of lanes.
///
/// @param carryStart offset in scratch memory of its carries, which lie together
/// @param carryOffsets of each carry, from `carryStart`
/// @param carryBytes one checkpoint
/// @param slotOffsets of each taped value, from the start of a step
/// @param stepBytes tape of one step; 0 without tape
public record LoopMemory(
        long carryStart, List<Long> carryOffsets, long carryBytes, List<Long> slotOffsets, long stepBytes) {

    public LoopMemory {
        carryOffsets = List.copyOf(carryOffsets);
        slotOffsets = List.copyOf(slotOffsets);
    }

    static LoopMemory of(LaneProgram program, Stage.Loop loop, Lanes lanes, Frame frame) {
        var carries = new ArrayList<Long>();
        long carryBytes =
                place(loop.carries().stream().map(Stage.Carry::initial).toList(), lanes, carries);
        var slots = new ArrayList<Long>();
        long stepBytes =
                place(program.tape(loop).stream().map(Stage.Link::inner).toList(), lanes, slots);
        return new LoopMemory(frame.take(carryBytes), carries, carryBytes, slots, stepBytes);
    }

    /// Puts values one after the other, vectors on their alignment.
    private static long place(List<Value> values, Lanes lanes, List<Long> offsets) {
        long bytes = 0;
        for (var value : values) {
            boolean wide = Lanes.has(value);
            long alignment = lanes.alignment(value.dtype(), wide);
            bytes = (bytes + alignment - 1) / alignment * alignment;
            offsets.add(bytes);
            bytes += lanes.bytes(value.dtype(), wide);
        }
        return Lanes.aligned(bytes);
    }
}
