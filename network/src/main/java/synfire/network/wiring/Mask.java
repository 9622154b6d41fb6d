package synfire.network.wiring;

import synfire.equations.units.Dimension;
import synfire.network.Samples;
import synfire.network.values.Evaluation;
import synfire.network.values.Formula;
import synfire.network.values.FormulaNames;

/// Which of the pairs that a connector joins stay joined.
public sealed interface Mask {

    /// Pair by pair: that of source `i` and target `j` stays if number `i * targets + j` is not 0.
    record Matrix(int sources, int targets, Samples kept) implements Mask {

        public Matrix {
            if (kept.size() != (long) sources * targets) {
                throw new IllegalArgumentException("a mask of %d sources and %d targets has %d values; give %d"
                        .formatted(sources, targets, kept.size(), (long) sources * targets));
            }
        }
    }

    /// Those for which a condition on `i`, `j` and the distance `d` holds.
    record Computed(Formula condition) implements Mask {}

    /// 0 for a pair that goes, by source, target and distance.
    ///
    /// @param name of the projection, as messages begin
    default Evaluation evaluation(String name, int sources, int targets) {
        return switch (this) {
            case Matrix(int rows, int columns, var kept) -> {
                if (rows != sources || columns != targets) {
                    throw new IllegalArgumentException(
                            "%s: the mask is a matrix of %d sources and %d targets, but there are %d sources and %d targets; give a row for each source and a column for each target"
                                    .formatted(name, rows, columns, sources, targets));
                }
                yield (place, random) -> kept.get((int) (place.i() * columns + place.j()));
            }
            case Computed(var condition) ->
                condition.compile(name + ": the mask", FormulaNames.SYNAPSE, Dimension.NONE);
        };
    }
}
