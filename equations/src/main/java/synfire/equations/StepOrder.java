package synfire.equations;

import java.util.List;

/// In which order the parts of a step are carried out.
///
/// A step is: the reset of the last step's spike if [Reset#NEXT_STEP]; `before`; the state update; `after`; the
/// threshold
/// test; the reset if [Reset#END].
///
/// @param before statements before the state update
/// @param after statements between state update and threshold test
public record StepOrder(Update update, Reset reset, List<Assignment> before, List<Assignment> after) {

    /// That of Brian 2: state update, threshold, reset.
    public static final StepOrder STANDARD = new StepOrder(Update.SIMULTANEOUS, Reset.END, List.of(), List.of());

    public StepOrder {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// Which values a state update reads.
    public enum Update {
        /// Every equation reads the old values.
        SIMULTANEOUS,
        /// An equation reads the new values of those above it.
        IN_ORDER
    }

    /// When the statements of a spike are carried out.
    public enum Reset {
        END,
        NEXT_STEP
    }
}
