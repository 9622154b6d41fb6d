package synfire.equations;

import synfire.equations.units.Unit;

/// A value that comes from outside in every step.
///
/// @param meaning for people
public record Input(String name, Unit unit, Kind kind, String meaning) {

    /// How the model reads it.
    public enum Kind {
        /// By its name; one value per step and cell.
        SIGNAL,
        /// As a timed array: `I_stim(t)` or `I_stim(t, i)`.
        TIMED_ARRAY,
        /// By its name in statements `on NAME`; the weighted sum of the events that arrive in a step.
        EVENTS
    }
}
