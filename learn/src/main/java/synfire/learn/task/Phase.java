package synfire.learn.task;

/// A named stretch of one trial, such as `delay`.
///
/// @param from its first step
/// @param end the step after its last; a phase may be empty
public record Phase(String name, int from, int end) {

    public Phase {
        if (from < 0 || end < from) {
            throw new IllegalArgumentException(
                    "phase '%s' from step %d to step %d; begin at 0 or later and end not before it begins"
                            .formatted(name, from, end));
        }
    }

    /// How many steps it has.
    public int steps() {
        return end - from;
    }
}
