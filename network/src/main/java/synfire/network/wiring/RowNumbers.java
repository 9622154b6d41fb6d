package synfire.network.wiring;

import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;
import synfire.network.values.Evaluation;
import synfire.network.values.FormulaNames;
import synfire.network.values.SynapseFormula;
import synfire.network.values.SynapseValues;

/// The numbers of a row's synapses, in base units.
///
/// @param common the number that all synapses have, if they have the same
/// @param whole whether all are whole numbers
/// @param rule how a machine computes them, if it can
record RowNumbers(Optional<Double> common, boolean whole, Filling filling, Optional<NumberRule> rule) {

    @FunctionalInterface
    interface Filling {
        void fill(int source, Row row, double[] into);
    }

    static RowNumbers same(double value) {
        Filling filling = (source, row, into) -> {
            for (int k = 0; k < row.size(); k++) {
                into[k] = value;
            }
        };
        return new RowNumbers(
                Optional.of(value), value == Math.rint(value), filling, Optional.of(NumberRule.same(value)));
    }

    void fill(int source, Row row, double[] into) {
        filling.fill(source, row, into);
    }

    /// @param what names the values in messages
    static RowNumbers of(String what, Ends ends, Rows rows, SynapseValues values, Unit unit, RandomKey key) {
        values.check(what, unit.dimension(), ends.sources(), ends.targets());
        return switch (values) {
            case SynapseValues.Constant(var value) -> same(value.inBase());
            case SynapseValues.Listed listed -> listed(what, rows, listed);
            case SynapseValues.Matrix(var _, int columns, var given, var givenUnit) ->
                filled((source, row, into) -> {
                    for (int k = 0; k < row.size(); k++) {
                        into[k] = Quantity.of(given.get(source * columns + row.target(k)), givenUnit)
                                .inBase();
                    }
                });
            case SynapseValues.Drawn(var distribution) -> {
                var sampler = distribution.sampler();
                yield filled((source, row, into) -> {
                            var stream = row.stream(key, source);
                            for (int n = 0; n < row.size(); n++) {
                                into[row.position(n)] = sampler.next(stream);
                            }
                        })
                        .with(NumberRule.drawn(distribution, key));
            }
            case SynapseValues.Computed(var formula) -> {
                var evaluation = formula.compile(what, FormulaNames.SYNAPSE, unit.dimension());
                var numbers = filled(
                        (source, row, into) -> computed(ends, evaluation, row.stream(key, source), source, row, into));
                yield evaluation instanceof SynapseFormula written
                        ? numbers.with(NumberRule.computed(written, key))
                        : numbers;
            }
        };
    }

    private static RowNumbers filled(Filling filling) {
        return new RowNumbers(Optional.empty(), false, filling, Optional.empty());
    }

    private RowNumbers with(NumberRule newRule) {
        return new RowNumbers(common, whole, filling, Optional.of(newRule));
    }

    private static void computed(
            Ends ends, Evaluation evaluation, CounterStream stream, int source, Row row, double[] into) {
        var places = ends.places();
        for (int n = 0; n < row.size(); n++) {
            int k = row.position(n);
            int target = row.target(k);
            double d = places.isEmpty()
                    ? 0
                    : places.get().sources().distance(source, places.get().targets(), target);
            into[k] = evaluation.at(Evaluation.Place.synapse(source, target, d), stream);
        }
    }

    /// The order of a list is that of the edge list, or that of the rows.
    private static RowNumbers listed(String what, Rows rows, SynapseValues.Listed listed) {
        var starts = EdgeBuilder.starts(rows);
        long edges = starts[rows.sources()];
        if (listed.values().size() != edges) {
            throw new IllegalArgumentException("%s has %d values, but there are %d synapses; give one per synapse"
                    .formatted(what, listed.values().size(), edges));
        }
        return filled((source, row, into) -> {
            for (int k = 0; k < row.size(); k++) {
                long place = row.isPlaced() ? row.place(k) : starts[source] + row.place(k);
                into[k] = Quantity.of(listed.values().get((int) place), listed.unit())
                        .inBase();
            }
        });
    }
}
