package synfire.llvm.emit;

import java.util.Objects;
import synfire.ir.Axis;
import synfire.ir.Value;
import synfire.kernels.lanes.Place;

/// Addresses of the elements of values with a loop axis, for one block of lanes.
///
/// @param axis the loop axis
record Elements(KernelPlan plan, Code code, Axis axis) {

    /// Where the elements of a value start.
    String base(Value outer) {
        var words = new Words(code);
        return switch (place(outer)) {
            case Place.Index _ -> "";
            case Place.Bound(var buffer) -> {
                var start = words.pointer(plan.table().buffer(buffer));
                if (!Lanes.has(outer)) {
                    yield start;
                }
                var steps = words.integer(plan.table().steps(axis));
                var elements = code.let("mul i64 %block, " + steps);
                yield code.offset(start, code.times(elements, bytes(outer)));
            }
            case Place.Track(var track) -> words.scratch(plan.table().track(track));
            case Place.Tape(var writer, var slot) ->
                code.offset(
                        words.scratch(plan.table().tape(writer)),
                        Long.toString(plan.memory(writer).slotOffsets().get(slot)));
        };
    }

    /// Where one element lies.
    ///
    /// @param onTape the index counted from the start of the segment
    String address(Value outer, String base, String index, String onTape) {
        return switch (place(outer)) {
            case Place.Index _ -> throw new IllegalStateException(outer + " is the index and lies nowhere");
            case Place.Bound _, Place.Track _ -> code.offset(base, code.times(index, bytes(outer)));
            case Place.Tape(var writer, var _) ->
                code.offset(base, code.times(onTape, plan.memory(writer).stepBytes()));
        };
    }

    Place place(Value outer) {
        return Objects.requireNonNull(plan.program().places().get(outer.id()), () -> outer + " has no place");
    }

    private long bytes(Value value) {
        return code.lanes().bytes(value.dtype(), Lanes.has(value));
    }
}
