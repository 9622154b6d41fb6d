package synfire.llvm.emit;

import java.util.List;
import java.util.TreeSet;
import synfire.ir.Axis;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Slot;

/// The argument of an array kernel: 64-bit words, a pointer for each slot, then for each axis its length and its length
/// filled up to whole vectors.
///
/// What a pointer of events points to:
///
/// ```
/// list:  i64 count, then from byte 64 on the i32 ids
/// log:   i64 used, i64 capacity, i64 ends[step], then the i32 ids
/// ```
public record ArrayTable(int slots, List<Axis> axes) {

    /// Where the ids of a list begin.
    public static final int LIST_HEAD = 64;

    /// Where the ends of the steps of a log begin.
    public static final int LOG_HEAD = 16;

    public ArrayTable {
        axes = List.copyOf(axes);
    }

    static ArrayTable of(ArrayProgram program) {
        var axes = new TreeSet<Axis>();
        axes.add(program.time());
        program.later().forEach(loop -> axes.add(loop.time()));
        for (var slot : program.slots()) {
            switch (slot) {
                case Slot.Array(var type) -> axes.addAll(type.axes());
                case Slot.EventList(var source) -> axes.add(source);
                case Slot.EventLog(var source, var time) -> axes.addAll(List.of(source, time));
            }
        }
        return new ArrayTable(program.slots().size(), List.copyOf(axes));
    }

    /// Word with the length of an axis.
    public int length(Axis axis) {
        return slots + 2 * axes.indexOf(axis);
    }

    /// Word with the length of an axis filled up to whole vectors.
    public int padded(Axis axis) {
        return length(axis) + 1;
    }

    public int words() {
        return slots + 2 * axes.size();
    }
}
