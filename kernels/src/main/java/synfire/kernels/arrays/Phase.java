package synfire.kernels.arrays;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.FullRows;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;

/// What runs before the next thing begins.
public sealed interface Phase {

    /// Numbers that all cells share.
    record Scalars(List<Program.Step> steps) implements Phase {
        public Scalars {
            steps = List.copyOf(steps);
        }
    }

    /// A loop over cells: elementwise steps, rows of delay lines read and written, events collected.
    ///
    /// @param axes one or two, the innermost last
    record Cells(List<Axis> axes, List<Program.Step> steps) implements Phase {
        public Cells {
            axes = List.copyOf(axes);
            steps = List.copyOf(steps);
        }
    }

    /// Events go to their targets, in the memory of `into`.
    record Delivery(Op.Deliver op, Program.Step step) implements Phase {}

    /// Events go to where they arrive on a delay line, in the memory of `line`.
    record LateDelivery(Op.DeliverLate op, Program.Step step) implements Phase {}

    /// Events go to targets that are drawn, in the memory of `into`.
    record DrawnDelivery(Op.DeliverDrawn op, Program.Step step) implements Phase {}

    /// Events go to targets that programs find, in the memory of `into`.
    record ProceduralDelivery(Op.DeliverProcedural op, Program.Step step) implements Phase {}

    /// What the targets of sources hold comes back to them; all of the result is written.
    record Collection(Op.Collect op, Program.Step step) implements Phase {}

    /// What the targets of sources hold goes to their synapses, in the memory of `into`.
    record Crediting(Op.Credit op, Program.Step step) implements Phase {}

    /// What events do along rows that reach every target: in the memory of what is added to, or, where the
    /// targets are
    /// collected, all of the result.
    ///
    /// @param transposed the slot of the weights with their axes exchanged, where the targets are collected
    record AllRows(Op.Full op, Program.Step step, int transposed) implements Phase {

        /// No slot.
        static final int NONE = -1;

        AllRows with(int slot) {
            return new AllRows(op, step, slot);
        }
    }

    /// Weights are written to a slot with their axes exchanged.
    record Transposition(Home from, int to, FullRows rows, DType dtype) implements Phase {}

    /// A reduction along an axis.
    record Sum(Op.Reduce op, Program.Step step) implements Phase {}

    /// Each row sums up what its synapses read from other cells, in order.
    record Product(Op.Whole op, Program.Step step) implements Phase {}

    /// The synapses of events are visited, what they keep and what they add to replaced in place.
    record Visits(Op.Visit op, Program.Step step) implements Phase {}

    /// The elements of one home go to another.
    record Copy(Home from, Home to, TensorType type) implements Phase {}

    /// The events of this step are added to those of the run.
    record Log(int list, int log) implements Phase {}
}
