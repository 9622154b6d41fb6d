package synfire.network.values;

import java.util.Arrays;
import java.util.Optional;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// One number for each cell of a population: of a parameter, or of a variable at the start.
public sealed interface CellValues {

    /// The same for every cell.
    record Constant(Quantity value) implements CellValues {}

    /// Given cell by cell.
    record Listed(Samples values, Unit unit) implements CellValues {}

    /// Drawn for each cell on its own.
    record Drawn(Distribution distribution) implements CellValues {}

    /// Computed from the cell's index `i`, the number of cells `N`, and its place `x`, `y`, `z`.
    record Computed(Formula formula) implements CellValues {}

    static CellValues of(double value, String unit) {
        return new Constant(Quantity.of(value, unit));
    }

    static CellValues of(Distribution distribution) {
        return new Drawn(distribution);
    }

    static CellValues formula(String text) {
        return new Computed(new Formula(text));
    }

    /// The numbers of all cells, in base units.
    ///
    /// @param what names the values in messages, as in `population 'E': 'tau_m'`
    /// @param places needed by formulas of `x`, `y`, `z`; without them these are 0
    /// @throws IllegalArgumentException if the values are of another dimension or number
    default double[] resolve(String what, Dimension wanted, int size, Optional<Coordinates> places, RandomKey key) {
        check(what, wanted, size);
        var values = new double[size];
        switch (this) {
            case Constant(var value) -> Arrays.fill(values, value.inBase());
            case Listed(var given, var unit) -> {
                for (int i = 0; i < size; i++) {
                    values[i] = Quantity.of(given.get(i), unit).inBase();
                }
            }
            case Drawn(var distribution) -> {
                var sampler = distribution.sampler();
                var stream = new CounterStream(key, 0);
                for (int i = 0; i < size; i++) {
                    stream.restart(key, i);
                    values[i] = sampler.next(stream);
                }
            }
            case Computed(var formula) -> {
                var evaluation = formula.compile(what, FormulaNames.CELL, wanted);
                var stream = new CounterStream(key, 0);
                for (int i = 0; i < size; i++) {
                    stream.restart(key, i);
                    values[i] = evaluation.at(place(i, size, places), stream);
                }
            }
        }
        return values;
    }

    /// @throws IllegalArgumentException if the values are of another dimension or number, or a formula is
    /// wrong
    default void check(String what, Dimension wanted, int size) {
        switch (this) {
            case Constant(var value) -> ValueRules.dimension(what, value.unit().dimension(), wanted, value.toString());
            case Listed(var values, var unit) -> {
                ValueRules.dimension(what, unit.dimension(), wanted, "in " + unit);
                if (values.size() != size) {
                    throw new IllegalArgumentException(
                            "%s has %d values for %d cells; give one per cell".formatted(what, values.size(), size));
                }
            }
            case Drawn(var distribution) ->
                ValueRules.dimension(what, distribution.dimension(), wanted, "drawn in " + distribution.dimension());
            case Computed(var formula) -> formula.compile(what, FormulaNames.CELL, wanted);
        }
    }

    private static Evaluation.Place place(int i, int size, Optional<Coordinates> places) {
        return places.map(p -> Evaluation.Place.cell(i, size, p.x().get(i), p.y().get(i), p.z().get(i)))
                .orElseGet(() -> Evaluation.Place.cell(i, size, 0, 0, 0));
    }
}
