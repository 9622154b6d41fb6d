package synfire.cli.bench;

import java.util.OptionalDouble;

/// A measured number, where smaller is better unless `larger`.
///
/// @param what was measured
/// @param goal what it should reach, if anything
/// @param must what it has to reach, if anything
/// @param larger whether larger is better
public record Figure(String what, double value, String unit, OptionalDouble goal, OptionalDouble must, boolean larger) {

    /// A number without bounds.
    static Figure plain(String what, double value, String unit) {
        return new Figure(what, value, unit, OptionalDouble.empty(), OptionalDouble.empty(), false);
    }

    /// A number that should not be above `goal` and must not be above `must`.
    static Figure below(String what, double value, String unit, double goal, double must) {
        return new Figure(what, value, unit, OptionalDouble.of(goal), OptionalDouble.of(must), false);
    }

    /// A number that should be at least `goal` and must be at least `must`.
    static Figure above(String what, double value, String unit, double goal, double must) {
        return new Figure(what, value, unit, OptionalDouble.of(goal), OptionalDouble.of(must), true);
    }

    /// How a number stands to its bounds.
    public enum Verdict {
        /// It has none.
        MEASURED,
        /// The goal is reached.
        REACHED,
        /// The goal is missed, what must hold does.
        HOLDS,
        /// What must hold does not.
        MISSED
    }

    public Verdict verdict() {
        if (goal.isEmpty() && must.isEmpty()) {
            return Verdict.MEASURED;
        }
        if (goal.isPresent() && within(goal.getAsDouble())) {
            return Verdict.REACHED;
        }
        return must.isPresent() && within(must.getAsDouble()) ? Verdict.HOLDS : Verdict.MISSED;
    }

    private boolean within(double bound) {
        return larger ? value >= bound : value <= bound;
    }
}
