package synfire.kernels.arrays;

import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Program;

/// A program as a section before its loop over time, the loop's own, and one after, with all memory placed. Derivatives
/// have more loops; the first, if it runs forward, is the one that can be stopped and taken up again between steps.
///
/// @param source the program that it means
/// @param slots memory of a binding, by number
/// @param inputs for each input of the source, its slot
/// @param outputs for each output of the source, its slot; one slot may serve several
/// @param time the axis of the loop; a program without one has all in `before`
/// @param body runs once for each index
/// @param later loops after the first
/// @param after what runs after the last loop
/// @param rests when cells need not be computed, where the first loop has such
public record ArrayProgram(
        Program source,
        List<Slot> slots,
        Map<String, Integer> inputs,
        Map<String, Integer> outputs,
        Axis time,
        Section before,
        Section body,
        List<LaterLoop> later,
        Section after,
        List<Rest> rests) {

    public ArrayProgram {
        slots = List.copyOf(slots);
        later = List.copyOf(later);
        rests = List.copyOf(rests);
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /// The form of a program that [ArrayCheck] finds nothing against.
    public static ArrayProgram of(Program program) {
        return new ArrayLowering(program).lowered();
    }

    /// The same with every cell computed in every step.
    public ArrayProgram withoutRests() {
        return new ArrayProgram(source, slots, inputs, outputs, time, before, body, later, after, List.of());
    }
}
