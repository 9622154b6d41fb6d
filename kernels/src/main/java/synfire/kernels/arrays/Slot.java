package synfire.kernels.arrays;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.FullRows;
import synfire.ir.TensorType;

/// Memory of a binding.
public sealed interface Slot {

    /// A tensor, row-major, its last axis filled up to whole vectors.
    record Array(TensorType type) implements Slot {}

    /// Weights `[row, post]` with their axes exchanged: one row for each target, filled up to whole vectors.
    record Transposed(FullRows rows, DType dtype) implements Slot {}

    /// The ids of the events of one step, one list for each index of the batch axes.
    record EventList(Axis source, List<Axis> batch) implements Slot {
        public EventList {
            batch = List.copyOf(batch);
        }
    }

    /// The ids of the events of all steps of a run, and where those of each step begin.
    record EventLog(Axis source, Axis time) implements Slot {}
}
