package synfire.equations.lowering;

import java.util.Optional;
import synfire.equations.synapse.SynapseModel;
import synfire.ir.Program;

/// A synapse model as programs. What lives at the target and moves in every step is part of the target's
/// model.
///
/// @param initial from the parameters to the states, both by name
/// @param source the step of what lives at the source
/// @param ofSource what an arriving spike does to it: from its states, `spike` (0 or 1) and parameters to
///     the states
/// @param ofTarget what a spike of the target does to what lives there
/// @param pre what an arriving spike does at a synapse
/// @param post what a spike of the target does at a synapse
/// @param everyStep what a step does at a synapse; inputs of the target's model are added to by their names
public record LoweredSynapse(
        SynapseModel synapse,
        Program initial,
        Optional<LoweredModel> source,
        Optional<Program> ofSource,
        Optional<Program> ofTarget,
        Optional<VisitBody> pre,
        Optional<VisitBody> post,
        Optional<VisitBody> everyStep) {

    /// The state that a synapse with event-driven variables has besides them.
    public static final String LAST = "synapse.last";

    /// Whether the step of a synapse's last visit is kept.
    public boolean keepsLast() {
        return pre.filter(LoweredSynapse::isTimed).isPresent()
                || post.filter(LoweredSynapse::isTimed).isPresent();
    }

    private static boolean isTimed(VisitBody body) {
        return body.state().contains(LAST) || body.others().contains(LAST);
    }
}
