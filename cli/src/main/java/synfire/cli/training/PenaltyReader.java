package synfire.cli.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.learn.train.TrainPlan;
import synfire.simulate.network.ActivityPenalty;

/// Reads what activity costs in a training.
///
/// @param plan whose network the populations are of
record PenaltyReader(TrainPlan plan) {

    /// @throws IllegalArgumentException saying what is wrong, and how to mend it
    List<ActivityPenalty> read(List<TrainFile.PenaltyTable> tables) {
        var penalties = new ArrayList<ActivityPenalty>();
        for (var table : tables) {
            penalties.add(read(table));
        }
        return penalties;
    }

    private ActivityPenalty read(TrainFile.PenaltyTable table) {
        var layout = plan.task().layout();
        var network = plan.circuit().network(layout.inputs(), layout.outputs(), plan.seed());
        var names = network.populations().stream().map(each -> each.name()).toList();
        var population = table.population();
        if (population == null || !names.contains(population)) {
            throw new IllegalArgumentException("%s; write population = one of %s"
                    .formatted(
                            population == null ? "names no population" : "there is no population '" + population + "'",
                            names));
        }
        double strength = table.strength() == null ? 1 : table.strength();
        if (table.rate() != null) {
            return new ActivityPenalty.Rate(
                    population, Quantity.parse(table.rate()).in(Units.parse("Hz")), strength);
        }
        var variable = table.variable();
        if (variable == null || (table.low() == null && table.high() == null)) {
            throw new IllegalArgumentException(
                    "is of nothing; write rate = \"10 Hz\", or variable = \"V\" with low or high");
        }
        var state = network.population(population).model().state().stream()
                .filter(each -> each.name().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("population '%s' has no state '%s'; it has %s"
                        .formatted(
                                population,
                                variable,
                                network.population(population).model().state().stream()
                                        .map(each -> each.name())
                                        .toList())));
        var unit = Unit.base(state.unit().dimension());
        return new ActivityPenalty.Interval(
                population,
                variable,
                end(table.low(), unit, Double.NEGATIVE_INFINITY),
                end(table.high(), unit, Double.POSITIVE_INFINITY),
                strength);
    }

    private static double end(@Nullable String text, Unit unit, double otherwise) {
        return text == null ? otherwise : Quantity.parse(text).in(unit);
    }
}
