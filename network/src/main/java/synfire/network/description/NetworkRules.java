package synfire.network.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Dimension;
import synfire.equations.units.Units;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Delay;

/// What a network must be: names given once, names that exist, dimensions and numbers of cells that fit.
final class NetworkRules {

    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();

    private final List<Projection> projections;

    private NetworkRules(List<Population> populations, List<Projection> projections, List<Stimulus> stimuli) {
        this.projections = projections;
        populations.forEach(p -> this.populations.put(p.name(), p));
        populations.forEach(p -> sources.put(p.name(), p.size()));
        for (var stimulus : stimuli) {
            switch (stimulus) {
                case Stimulus.SpikeSources(var name, var trains) -> sources.put(name, trains.size());
                case Stimulus.PoissonSources(var name, int size, var _) -> sources.put(name, size);
                case Stimulus.Drive _, Stimulus.Noise _, Stimulus.PoissonInput _ -> {}
            }
        }
    }

    static void check(
            String name,
            List<Population> populations,
            List<Projection> projections,
            List<Coupling> couplings,
            List<Stimulus> stimuli,
            List<Probe> probes) {
        Names.check("network", name);
        Names.unique(
                "populations or stimuli",
                Stream.concat(
                                populations.stream().map(Population::name),
                                stimuli.stream().map(Stimulus::name))
                        .toList());
        Names.unique("projections", projections.stream().map(Projection::name).toList());
        Names.unique("couplings", couplings.stream().map(Coupling::name).toList());
        Names.unique("probes", probes.stream().map(Probe::name).toList());
        populations.forEach(NetworkRules::check);
        var rules = new NetworkRules(populations, projections, stimuli);
        projections.forEach(rules::check);
        couplings.forEach(rules::check);
        stimuli.forEach(rules::check);
        for (var probe : probes) {
            rules.check(probe, projections.stream().map(Projection::name).toList());
        }
    }

    /// `NAME.spikes` is what a population's spikes are called, in a run and in its files.
    private static void check(Population population) {
        var names = new ArrayList<>(ModelVariables.state(population.model()).keySet());
        names.addAll(ModelVariables.parameters(population.model()).keySet());
        for (var taken : List.of("spikes", "offsets")) {
            if (names.contains(taken)) {
                throw new IllegalArgumentException(
                        "population '%s': its model '%s' calls a variable '%s', but '%s.%s' is what its own spikes are called; give the variable another name"
                                .formatted(
                                        population.name(), population.model().name(), taken, population.name(), taken));
            }
        }
    }

    private void check(Projection projection) {
        var where = "projection '%s'".formatted(projection.name());
        inside(where, projection.source(), sources);
        var model = projection.synapse() instanceof Synapse.Modelled
                ? cell(where, projection.target()).model()
                : target(where, projection.target());
        var unit = switch (projection.synapse()) {
            case Synapse.AddTo(var variable) -> receiver(where, model, projection.target(), variable);
            case Synapse.Graded(var sent, var variable) ->
                GradedRules.weight(where, projection, sent, variable, target(where, projection.source()), model);
            case Synapse.Modelled modelled -> modelled(where, projection, modelled);
        };
        int from = projection.source().size();
        int to = projection.target().size();
        projection.weights().values().check(where + ": the weight", unit, from, to);
        switch (projection.delay()) {
            case Delay.Immediate _ -> {}
            case Delay.Steps(var times) -> times.check(where + ": the delay", Dimension.TIME, from, to);
            case Delay.Real(var times) -> times.check(where + ": the delay", Dimension.TIME, from, to);
        }
    }

    private void check(Coupling coupling) {
        var where = "coupling '%s'".formatted(coupling.name());
        var source = target(where, coupling.source());
        var target = target(where, coupling.target());
        var unit = CouplingRules.weightUnit(where, coupling, source, target).dimension();
        int from = coupling.source().size();
        int to = coupling.target().size();
        coupling.weights().values().check(where + ": the weight", unit, from, to);
        switch (coupling.delay()) {
            case Delay.Immediate _ -> {}
            case Delay.Steps(var times) -> times.check(where + ": the delay", Dimension.TIME, from, to);
            case Delay.Real(var times) -> times.check(where + ": the delay", Dimension.TIME, from, to);
        }
        coupling.conduction()
                .ifPresent(conduction ->
                        conduction.lengths().check(where + ": the length", Units.UM.dimension(), from, to));
        if (coupling.kind() == Coupling.Kind.DIFFUSIVE) {
            ModelVariables.unit(
                    where,
                    coupling.variable(),
                    ModelVariables.recorded(target),
                    coupling.target().population(),
                    "variable");
        }
    }

    /// The unit of the weights of synapses that follow a model.
    private Dimension modelled(String where, Projection projection, Synapse.Modelled synapse) {
        var target = cell(where, projection.target()).model();
        var source = Optional.ofNullable(populations.get(projection.source().population()))
                .map(Population::model)
                .orElseGet(() -> stimulus(projection.source().population()));
        int from = projection.source().size();
        ModelledRules.check(
                where, synapse, source, target, from, projection.target().size());
        if (!synapse.synapse().hasWeight() && !projection.weights().values().equals(SynapseValues.of(1, "1"))) {
            throw new IllegalArgumentException(
                    "%s: its synapse model '%s' has no 'w' to take the weights; add one, or give weights of 1"
                            .formatted(where, synapse.model().name()));
        }
        return ModelledRules.weightDimension(synapse);
    }

    /// What sources of spikes are to synapses: cells without variables.
    private static Model stimulus(String name) {
        return Model.parse(new Source(name, "model " + name + "\n"));
    }

    private void check(Stimulus stimulus) {
        var where = "stimulus '%s'".formatted(stimulus.name());
        switch (stimulus) {
            case Stimulus.Drive(var _, var cells, var input, var course) ->
                course.check(where, driven(where, target(where, cells), cells, input), cells.size());
            case Stimulus.Noise(var _, var cells, var input, var mean, var _, var _) ->
                CourseRules.dimension(where, mean.unit(), driven(where, target(where, cells), cells, input));
            case Stimulus.PoissonInput(var _, var cells, var variable, var rate, var weight, int _) -> {
                var unit = receiver(where, target(where, cells), cells, variable);
                CourseRules.dimension(where + ": the weight", weight.unit(), unit);
                rate.check(where + ": the rate", Units.HZ.dimension(), cells.size());
            }
            case Stimulus.PoissonSources(var _, int size, var rate) ->
                rate.check(where + ": the rate", Units.HZ.dimension(), size);
            case Stimulus.SpikeSources _ -> {}
        }
    }

    private void check(Probe probe, List<String> projections) {
        var where = "probe '%s'".formatted(probe.name());
        switch (probe) {
            case Probe.Variable(var _, var cells, var variable, int _) -> recorded(where, cells, variable);
            case Probe.Sum(var _, var cells, var variable, int _) -> recorded(where, cells, variable);
            case Probe.Spikes(var _, var cells) -> inside(where, cells, sources);
            case Probe.Rate(var _, var cells, var _) -> inside(where, cells, sources);
            case Probe.Weights(var _, var projection, int _) -> {
                if (!projections.contains(projection)) {
                    throw new IllegalArgumentException("%s: there is no projection '%s'; %s"
                            .formatted(where, projection, Names.meant(projection, projections, "projections")));
                }
            }
        }
    }

    private void recorded(String where, Cells cells, String variable) {
        var units = ModelVariables.recorded(target(where, cells));
        ModelVariables.unit(where, variable, units, cells.population(), "variable");
    }

    private static Dimension receiver(String where, Model model, Cells cells, String variable) {
        var units = ModelVariables.receivers(model);
        return ModelVariables.unit(where, variable, units, cells.population(), "state variable")
                .dimension();
    }

    private static Dimension driven(String where, Model model, Cells cells, String input) {
        var units = ModelVariables.driven(model);
        return ModelVariables.unit(where, input, units, cells.population(), "input")
                .dimension();
    }

    /// The model of cells that must belong to a population.
    private Model target(String where, Cells cells) {
        return CellsWithSynapses.of(cell(where, cells), projections);
    }

    private Population cell(String where, Cells cells) {
        var sizes = new LinkedHashMap<String, Integer>();
        populations.values().forEach(p -> sizes.put(p.name(), p.size()));
        inside(where, cells, sizes);
        return Objects.requireNonNull(populations.get(cells.population()));
    }

    private static void inside(String where, Cells cells, Map<String, Integer> sizes) {
        var size = sizes.get(cells.population());
        if (size == null) {
            throw new IllegalArgumentException("%s: there is no population '%s'; %s"
                    .formatted(
                            where, cells.population(), Names.meant(cells.population(), sizes.keySet(), "populations")));
        }
        try {
            Population.checkInside(cells.population(), size, cells);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}
