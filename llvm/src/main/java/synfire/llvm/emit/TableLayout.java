package synfire.llvm.emit;

import java.util.List;
import synfire.ir.Axis;
import synfire.kernels.lanes.LaneProgram;

/// The argument of a kernel: 64-bit words, each a length, a pointer, or an offset into the scratch memory.
///
/// @param axes of the loops
/// @param buffers memory of the binding
/// @param tracks values with a loop axis in scratch memory
/// @param loops number of loops
public record TableLayout(List<Axis> axes, int buffers, int tracks, int loops) {

    private static final int PER_AXIS = 3;

    public TableLayout {
        axes = List.copyOf(axes);
    }

    static TableLayout of(LaneProgram program) {
        return new TableLayout(
                program.loopAxes(),
                program.buffers().size(),
                program.tracks().size(),
                program.loops().size());
    }

    /// Word with the number of indices of an axis.
    public int steps(Axis axis) {
        return PER_AXIS * axes.indexOf(axis);
    }

    /// Word with the indices of a segment between checkpoints.
    public int segment(Axis axis) {
        return steps(axis) + 1;
    }

    /// Word with the number of segments.
    public int segments(Axis axis) {
        return steps(axis) + 2;
    }

    /// Word with a pointer to memory of the binding.
    public int buffer(int number) {
        return PER_AXIS * axes.size() + number;
    }

    /// Word with the offset of a track in scratch memory.
    public int track(int number) {
        return buffer(buffers) + number;
    }

    /// Word with the offset of a loop's tape in scratch memory.
    public int tape(int loop) {
        return track(tracks) + 2 * loop;
    }

    /// Word with the offset of a loop's checkpoints in scratch memory.
    public int checkpoints(int loop) {
        return tape(loop) + 1;
    }

    /// Number of words.
    public int words() {
        return tape(loops);
    }
}
