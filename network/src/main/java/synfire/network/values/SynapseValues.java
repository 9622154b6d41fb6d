package synfire.network.values;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;

/// One number for each synapse of a projection: a weight or a delay.
public sealed interface SynapseValues {

    /// The same for every synapse; takes no memory.
    record Constant(Quantity value) implements SynapseValues {}

    /// Given synapse by synapse: in the order of the edge list, and for other connectors by source, then by
    /// target.
    record Listed(Samples values, Unit unit) implements SynapseValues {}

    /// Given for every pair of cells: that of source `i` and target `j` is number `i * targets + j`.
    record Matrix(int sources, int targets, Samples values, Unit unit) implements SynapseValues {

        public Matrix {
            if (values.size() != (long) sources * targets) {
                throw new IllegalArgumentException("a matrix of %d sources and %d targets has %d values; give %d"
                        .formatted(sources, targets, values.size(), (long) sources * targets));
            }
        }
    }

    /// Drawn for each synapse on its own.
    record Drawn(Distribution distribution) implements SynapseValues {}

    /// Computed from the indices `i` and `j` and the distance `d` of source and target.
    record Computed(Formula formula) implements SynapseValues {}

    static SynapseValues of(double value, String unit) {
        return new Constant(Quantity.of(value, unit));
    }

    static SynapseValues of(Distribution distribution) {
        return new Drawn(distribution);
    }

    static SynapseValues formula(String text) {
        return new Computed(new Formula(text));
    }

    /// @param what names the values in messages, as in `projection 'EE': the weight`
    /// @throws IllegalArgumentException if the values are of another dimension or shape, or a formula is
    /// wrong
    default void check(String what, Dimension wanted, int sources, int targets) {
        switch (this) {
            case Constant(var value) -> ValueRules.dimension(what, value.unit().dimension(), wanted, value.toString());
            case Listed(var _, var unit) -> ValueRules.dimension(what, unit.dimension(), wanted, "in " + unit);
            case Matrix(int rows, int columns, var _, var unit) -> {
                ValueRules.dimension(what, unit.dimension(), wanted, "in " + unit);
                if (rows != sources || columns != targets) {
                    throw new IllegalArgumentException(
                            "%s is a matrix of %d sources and %d targets, but there are %d sources and %d targets; give a row for each source and a column for each target"
                                    .formatted(what, rows, columns, sources, targets));
                }
            }
            case Drawn(var distribution) ->
                ValueRules.dimension(what, distribution.dimension(), wanted, "drawn in " + distribution.dimension());
            case Computed(var formula) -> formula.compile(what, FormulaNames.SYNAPSE, wanted);
        }
    }
}
