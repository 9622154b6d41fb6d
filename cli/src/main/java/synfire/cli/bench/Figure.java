package synfire.cli.bench;

import java.util.OptionalDouble;

/// A measured number, where smaller is better unless `larger`.
///
/// @param what was measured
/// @param goal what it should reach, if anything
/// @param must what it has to reach, if anything
/// @param larger whether larger is better
/// @param least what it must not be below where `must` is what it must not be above
public record Figure(
        String what,
        double value,
        String unit,
        OptionalDouble goal,
        OptionalDouble must,
        boolean larger,
        OptionalDouble least) {

    /// A number without bounds.
    static Figure plain(String what, double value, String unit) {
        return new Figure(
                what, value, unit, OptionalDouble.empty(), OptionalDouble.empty(), false, OptionalDouble.empty());
    }

    /// A number that should not be above `goal` and must not be above `must`.
    static Figure below(String what, double value, String unit, double goal, double must) {
        return new Figure(
                what, value, unit, OptionalDouble.of(goal), OptionalDouble.of(must), false, OptionalDouble.empty());
    }

    /// A number that should not be above `goal`.
    static Figure goalBelow(String what, double value, String unit, double goal) {
        return new Figure(
                what, value, unit, OptionalDouble.of(goal), OptionalDouble.empty(), false, OptionalDouble.empty());
    }

    /// A number that should be at least `goal`.
    static Figure goalAbove(String what, double value, String unit, double goal) {
        return new Figure(
                what, value, unit, OptionalDouble.of(goal), OptionalDouble.empty(), true, OptionalDouble.empty());
    }

    /// A number that should be at least `goal` and must be at least `must`.
    static Figure above(String what, double value, String unit, double goal, double must) {
        return new Figure(
                what, value, unit, OptionalDouble.of(goal), OptionalDouble.of(must), true, OptionalDouble.empty());
    }

    /// A number that must lie between two others.
    static Figure between(String what, double value, String unit, double least, double most) {
        return new Figure(
                what, value, unit, OptionalDouble.empty(), OptionalDouble.of(most), false, OptionalDouble.of(least));
    }

    /// The same number under another name.
    Figure named(String name) {
        return new Figure(name, value, unit, goal, must, larger, least);
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
        boolean enough = least.isEmpty() || value >= least.getAsDouble();
        return enough && (must.isEmpty() || within(must.getAsDouble())) ? Verdict.HOLDS : Verdict.MISSED;
    }

    private boolean within(double bound) {
        return larger ? value >= bound : value <= bound;
    }
}
