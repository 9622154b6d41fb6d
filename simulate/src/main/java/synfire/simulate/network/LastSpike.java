package synfire.simulate.network;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// When each cell last fired, carried as the number of a step.
///
/// A lowered model keeps the age of the last spike, which grows in every step. The number of the step says the same, is
/// half as long, and changes with a spike alone, so that it need not be written in between.
record LastSpike(Axis axis, DType dtype) {

    /// What the lowered model calls the number of steps since the last spike.
    static final String AGE = "spike.age";

    /// What the program of a network carries instead.
    static final String STEP = "spike.step";

    /// Steps before the first one at which cells that never fired have last fired; as the lowering has it.
    static final int NEVER = 100_000_000;

    /// The last step that a run may reach: ages are 32-bit numbers.
    static final long LAST_STEP = Integer.MAX_VALUE - (long) NEVER;

    TensorType type() {
        return TensorType.of(DType.I32, axis);
    }

    /// The steps since the last spike, 1 in the step after it.
    Value age(Builder b, Value step, Value last) {
        return b.convert(b.subtract(b.convert(step, DType.I32), last), dtype);
    }

    /// What is carried on.
    ///
    /// @param spike 0 or 1
    Value next(Builder b, Value step, Value spike, Value last) {
        var fired = b.compare(Comparison.NOT_EQUAL, spike, b.constant(dtype, 0));
        return b.select(fired, b.broadcast(b.convert(step, DType.I32), List.of(axis)), last);
    }
}
