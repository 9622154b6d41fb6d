package synfire.kernels.arrays;

import synfire.ir.Axis;
import synfire.ir.TensorType;

/// Memory of a binding.
public sealed interface Slot {

    /// A tensor, row-major, its last axis filled up to whole vectors.
    record Array(TensorType type) implements Slot {}

    /// The ids of the events of one step.
    record EventList(Axis source) implements Slot {}

    /// The ids of the events of all steps of a run, and where those of each step begin.
    record EventLog(Axis source, Axis time) implements Slot {}
}
