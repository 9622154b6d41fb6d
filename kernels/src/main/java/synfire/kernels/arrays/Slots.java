package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.List;
import synfire.ir.EventsType;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Memory given out so far.
final class Slots {

    private final List<Slot> all = new ArrayList<>();

    List<Slot> all() {
        return List.copyOf(all);
    }

    /// New memory for a value.
    Home of(Value value) {
        return switch (value.type()) {
            case TensorType tensor -> take(new Slot.Array(tensor));
            case EventsType events -> take(new Slot.EventList(events.source(), events.batch()));
        };
    }

    Home take(Slot slot) {
        all.add(slot);
        return Home.of(all.size() - 1);
    }
}
