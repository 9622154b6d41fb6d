package synfire.ir;

/// Delay lines: what was written some steps ago, read back.
///
/// A line is a tensor with one slot per step along its own axis, used as a ring: step n is in slot n
/// modulo the number of slots. It is carried through the time loop, written once a step and then read,
/// so a delay of 0 reads what was just written. Delays reach from 0 to the number of slots less one
/// (less two if they are not whole).
public final class Delays {

    private Delays() {}

    /// The line after `value` was written in this step.
    ///
    /// @param step number of the step, an integer without axes
    public static Value write(Builder b, Value line, Axis slots, Value value, Value step) {
        return b.emit(new Op.Put(line, value, slot(b, step, slots), slots));
    }

    /// The values that many whole steps ago. `steps` has any axes: those it shares with the line have
    /// delays of their own, others fan out.
    ///
    /// @param steps integers of the type of `step`
    public static Value read(Builder b, Value line, Axis slots, Value step, Value steps) {
        return b.emit(new Op.Gather(line, slot(b, b.subtract(step, steps), slots), slots));
    }

    /// The values that many steps ago, linear between steps: it has a derivative by the delay.
    ///
    /// @param steps floats of the type of the line
    public static Value readBetween(Builder b, Value line, Axis slots, Value step, Value steps) {
        var floor = b.unary(UnaryFunction.FLOOR, steps);
        var whole = b.convert(floor, step.dtype());
        var late = read(b, line, slots, step, whole);
        var early = read(b, line, slots, step, b.shifted(1, whole));
        return b.fma(b.subtract(steps, floor), b.subtract(early, late), late);
    }

    private static Value slot(Builder b, Value step, Axis slots) {
        var last = b.emit(new Op.Reduce(Reduction.MAXIMUM, b.emit(new Op.Iota(slots)), slots));
        return b.binary(BinaryFunction.REMAINDER, step, b.convert(b.shifted(1, last), step.dtype()));
    }
}
