package synfire.kernels.lanes;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.Program;
import synfire.ir.Value;

/// A part of a lane program: operations run once for a block of lanes, or a loop.
public sealed interface Stage {

    /// Operations without a loop axis, and reductions over one.
    record Straight(List<Program.Step> steps) implements Stage {
        public Straight {
            steps = List.copyOf(steps);
        }
    }

    /// A scan, or elementwise operations over its axis (a scan without carries).
    ///
    /// @param number of this loop, from 0
    /// @param reverse whether it runs from the last index to the first
    /// @param steps its body; values of the body have names of their own
    /// @param xs outside values read one index at a time
    /// @param constants outside values that every index reads
    /// @param indices values of the body that are the index itself, `i64`
    /// @param ys outside values written one index at a time; those that nobody reads are left out
    /// @param tapes numbers of the loops whose tape this one reads
    record Loop(
            int number,
            Axis axis,
            boolean reverse,
            List<Program.Step> steps,
            List<Carry> carries,
            List<Link> xs,
            List<Link> constants,
            List<Value> indices,
            List<Link> ys,
            List<Integer> tapes)
            implements Stage {
        public Loop {
            steps = List.copyOf(steps);
            carries = List.copyOf(carries);
            xs = List.copyOf(xs);
            constants = List.copyOf(constants);
            indices = List.copyOf(indices);
            ys = List.copyOf(ys);
            tapes = List.copyOf(tapes);
        }
    }

    /// A value outside a loop and its counterpart in the body.
    record Link(Value outer, Value inner) {}

    /// State of a loop.
    ///
    /// @param initial outside, before the loop
    /// @param before in the body, at the start of an index
    /// @param after in the body, at its end
    /// @param result outside, after the loop
    record Carry(Value initial, Value before, Value after, Value result) {}
}
