package synfire.equations.lowering;

import java.util.List;
import synfire.ir.Program;

/// What a spike, or a step, does at one synapse, as a program on numbers. Its inputs are, in this order,
/// what `state`, `sender`, `other` and `others` name; its outputs the next `state`, then what is added to
/// `into`. Names are those of the synapse model; [LoweredSynapse#LAST] is the number of the step in which
/// the synapse was last visited.
///
/// @param state variables of the synapse that change
/// @param into variables of the other cell that are added to
/// @param sender variables of the cell that sent the spike
/// @param other variables of the other cell
/// @param others parameters, variables of the synapse that stay, `t`, `dt`, `step`, and for random numbers
///     `key`, `object` and `trial`
public record VisitBody(
        Program program,
        List<String> state,
        List<String> into,
        List<String> sender,
        List<String> other,
        List<String> others) {

    public VisitBody {
        state = List.copyOf(state);
        into = List.copyOf(into);
        sender = List.copyOf(sender);
        other = List.copyOf(other);
        others = List.copyOf(others);
    }

    /// Whether all that happens is that numbers which the synapse does not change are added to the other
    /// cell.
    public boolean isPlainAddition() {
        return state.isEmpty()
                && sender.isEmpty()
                && other.isEmpty()
                && program.steps().isEmpty();
    }
}
