package synfire.network.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.network.values.CellValues;
import synfire.network.values.Coordinates;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Ends;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;
import synfire.network.wiring.Wiring;

/// Turns the values and projections of a network into numbers. What is drawn is drawn from the network's
/// seed and the names of population and variable, or of the projection.
final class Resolution {

    private Resolution() {}

    static double[] values(Network network, Population population, String variable) {
        var where = "population '%s'".formatted(population.name());
        var units = ModelVariables.parameters(population.model());
        CellValues values = population.parameters().get(variable);
        if (values == null) {
            units = ModelVariables.state(population.model());
            values = population.initial().get(variable);
        }
        if (values == null) {
            var given = new ArrayList<>(population.parameters().keySet());
            given.addAll(population.initial().keySet());
            throw new IllegalArgumentException("%s gives no values of '%s'; %s"
                    .formatted(where, variable, Names.meant(variable, given, "values")));
        }
        var unit = ModelVariables.unit(where, variable, units, population.name(), "variable");
        return values.resolve(
                "%s: '%s'".formatted(where, variable),
                unit.dimension(),
                population.size(),
                coordinates(network, population),
                key(network, where).split(variable));
    }

    static Optional<Coordinates> coordinates(Network network, Population population) {
        var where = "population '%s'".formatted(population.name());
        return population
                .positions()
                .map(p -> p.resolve(
                        population.name(),
                        population.size(),
                        key(network, where).split("positions")));
    }

    static Wiring wiring(Network network, Projection projection, double dtMs) {
        var where = "projection '%s'".formatted(projection.name());
        return Wiring.of(
                ends(network, projection.source(), projection.target(), where),
                projection.connector(),
                projection.weights(),
                weightUnit(network, projection, where),
                projection.delay(),
                dtMs,
                key(network, where));
    }

    static Wiring wiring(Network network, Coupling coupling, double dtMs) {
        var where = "coupling '%s'".formatted(coupling.name());
        var unit = CouplingRules.weightUnit(
                where,
                coupling,
                network.population(coupling.source().population()).model(),
                network.population(coupling.target().population()).model());
        return Wiring.of(
                ends(network, coupling.source(), coupling.target(), where),
                coupling.connector(),
                coupling.weights(),
                unit,
                coupling.delay(),
                dtMs,
                key(network, where));
    }

    static Wiring lengths(Network network, Coupling coupling, Coupling.Conduction conduction) {
        var where = "coupling '%s'".formatted(coupling.name());
        return Wiring.of(
                ends(network, coupling.source(), coupling.target(), where + ": the length"),
                coupling.connector(),
                new Weights(
                        conduction.lengths(),
                        Optional.of(Sign.NOT_NEGATIVE),
                        coupling.weights().mask()),
                Units.UM,
                Delay.none(),
                1,
                key(network, where));
    }

    /// The synapses with what is given of a parameter or variable of their model.
    static Wiring wiring(Network network, Projection projection, String variable, double dtMs) {
        var where = "projection '%s'".formatted(projection.name());
        if (projection.synapse() instanceof Synapse.Modelled(var model, var parameters, var initial)) {
            var values = initial.getOrDefault(variable, parameters.get(variable));
            var unit = initial.containsKey(variable)
                    ? ModelVariables.state(model).get(variable)
                    : ModelVariables.parameters(model).get(variable);
            if (values != null && unit != null) {
                var key = key(network, where).split("values of " + variable);
                return wiring(network, projection, dtMs)
                        .withNumbers("%s: '%s'".formatted(where, variable), values, unit, key);
            }
        }
        throw new IllegalArgumentException("%s gives no values of '%s' to its synapses".formatted(where, variable));
    }

    private static RandomKey key(Network network, String purpose) {
        return network.key().split(purpose);
    }

    private static Unit weightUnit(Network network, Projection projection, String where) {
        var population = network.population(projection.target().population());
        return switch (projection.synapse()) {
            case Synapse.AddTo(var variable) ->
                ModelVariables.unit(
                        where,
                        variable,
                        ModelVariables.receivers(network.model(population.name())),
                        population.name(),
                        "state variable");
            case Synapse.Graded(var sent, var variable) ->
                Unit.base(GradedRules.weight(
                        where,
                        projection,
                        sent,
                        variable,
                        network.model(projection.source().population()),
                        network.model(population.name())));
            case Synapse.Modelled modelled -> ModelledRules.weightUnit(modelled);
        };
    }

    private static Ends ends(Network network, Cells source, Cells target, String where) {
        var ends = new Ends(where, source.size(), target.size(), selves(source, target), Optional.empty());
        var from = places(network, source);
        var to = places(network, target);
        return from.isPresent() && to.isPresent() ? ends.at(from.get(), to.get()) : ends;
    }

    private static Optional<Coordinates> places(Network network, Cells cells) {
        return network.populations().stream()
                .filter(p -> p.name().equals(cells.population()))
                .findFirst()
                .flatMap(p -> coordinates(network, p))
                .map(all -> new Coordinates(picked(all.x(), cells), picked(all.y(), cells), picked(all.z(), cells)));
    }

    private static Samples picked(Samples all, Cells cells) {
        return Samples.generate(cells.size(), k -> all.get(cells.index(k)));
    }

    /// The target that is the same cell as a source, or -1.
    private static IntUnaryOperator selves(Cells source, Cells target) {
        if (!source.population().equals(target.population())) {
            return k -> -1;
        }
        if (target instanceof Cells.Range(var _, int first, int end)) {
            return k -> {
                int index = source.index(k);
                return index >= first && index < end ? index - first : -1;
            };
        }
        var places = new HashMap<Integer, Integer>();
        for (int k = 0; k < target.size(); k++) {
            places.put(target.index(k), k);
        }
        return k -> places.getOrDefault(source.index(k), -1);
    }
}
