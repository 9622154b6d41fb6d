package synfire.network.description;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import synfire.equations.Model;
import synfire.equations.Parameter;
import synfire.equations.StateVariable;
import synfire.equations.synapse.Fit;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.values.SynapseValues;

/// What a projection whose synapses follow a model must be.
final class ModelledRules {

    private ModelledRules() {}

    /// @throws IllegalArgumentException that begins with the place
    static void check(String where, Synapse.Modelled synapse, Model source, Model target, int from, int to) {
        SynapseModel taken;
        try {
            taken = synapse.synapse();
            Fit.check(taken, source, target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
        var model = synapse.model();
        synapse.parameters().forEach((name, values) -> {
            var units = model.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::unit));
            given(where, "parameter", name, values, units, from, to);
            if (name.equals(SynapseModel.WEIGHT)) {
                throw new IllegalArgumentException(
                        "%s: parameter 'w' takes the weights of the projection; give it there".formatted(where));
            }
        });
        synapse.initial().forEach((name, values) -> {
            var units = taken.state(Place.SYNAPSE).stream()
                    .collect(Collectors.toMap(StateVariable::name, StateVariable::unit));
            given(where, "variable of the synapse", name, values, units, from, to);
        });
    }

    private static void given(
            String where, String what, String name, SynapseValues values, Map<String, Unit> units, int from, int to) {
        var unit = units.get(name);
        if (unit == null) {
            throw new IllegalArgumentException("%s: its model has no %s '%s'; %s"
                    .formatted(where, what, name, Names.meant(name, List.copyOf(units.keySet()), what + "s")));
        }
        values.check("%s: '%s'".formatted(where, name), unit.dimension(), from, to);
    }

    /// The unit of the weights: that of `w`, or none.
    static Unit weightUnit(Synapse.Modelled synapse) {
        var model = synapse.model();
        return model.parameters().stream()
                .filter(p -> p.name().equals(SynapseModel.WEIGHT))
                .map(Parameter::unit)
                .findFirst()
                .or(() -> model.state().stream()
                        .filter(s -> s.name().equals(SynapseModel.WEIGHT))
                        .map(StateVariable::unit)
                        .findFirst())
                .orElse(Units.ONE);
    }

    static Dimension weightDimension(Synapse.Modelled synapse) {
        return weightUnit(synapse).dimension();
    }
}
