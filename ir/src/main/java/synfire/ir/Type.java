package synfire.ir;

import java.util.List;
import java.util.TreeSet;

/// What a value is: a dense tensor, or the events of one step.
public sealed interface Type permits TensorType, EventsType {

    /// The number type of an element; for events that of what an event counts as.
    DType dtype();

    /// The named axes, outermost first.
    List<Axis> axes();

    /// The tensor with the same axes: for events with 1 where one is; the type of tangents and
    /// cotangents.
    default TensorType dense() {
        return new TensorType(dtype(), axes());
    }

    /// The axes of an elementwise result: every axis that any operand has, in canonical order.
    static List<Axis> union(List<Axis> left, List<Axis> right) {
        if (left.equals(right) || right.isEmpty()) {
            return left;
        }
        var all = new TreeSet<>(left);
        all.addAll(right);
        return List.copyOf(all);
    }
}
