package synfire.ir;

import java.util.List;

/// The events of one step: for each index of the batch axes, the ids along `source` that fired.
///
/// As many events as `source` is long fit, so the list cannot overflow. The tangent and the cotangent of
/// events are dense float tensors over `batch` and `source`: of what they count as, or of their offsets
/// where they are timed.
///
/// @param dtype the number type of what an event counts as: its tangents have it
/// @param source the axis whose indices are the ids
/// @param batch axes with one list each, for example trials
/// @param timed whether every event has an offset inside the step
public record EventsType(DType dtype, Axis source, List<Axis> batch, boolean timed) implements Type {

    public EventsType {
        batch = List.copyOf(batch);
    }

    /// Whether that is the type of events with offsets.
    public static boolean isTimed(Type type) {
        return type instanceof EventsType events && events.timed();
    }

    @Override
    public List<Axis> axes() {
        return Type.union(batch, List.of(source));
    }

    /// As in program text: `events f64[trial; neuron]`.
    @Override
    public String toString() {
        return "%sevents %s[%s; %s]"
                .formatted(
                        timed ? "timed " : "",
                        dtype.text(),
                        String.join(", ", batch.stream().map(Axis::name).toList()),
                        source.name());
    }
}
