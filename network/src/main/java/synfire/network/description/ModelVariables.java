package synfire.network.description;

import java.util.LinkedHashMap;
import java.util.Map;
import synfire.equations.Equation;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.units.Unit;

/// The variables of a model by name, with their units.
final class ModelVariables {

    private ModelVariables() {}

    static Map<String, Unit> parameters(Model model) {
        var units = new LinkedHashMap<String, Unit>();
        model.parameters().forEach(p -> units.put(p.name(), p.unit()));
        return units;
    }

    static Map<String, Unit> state(Model model) {
        var units = new LinkedHashMap<String, Unit>();
        model.state().forEach(s -> units.put(s.name(), s.unit()));
        return units;
    }

    /// What an arriving event may add to: state variables, and inputs that take events.
    static Map<String, Unit> receivers(Model model) {
        var units = state(model);
        model.inputs().stream().filter(i -> i.kind() == Input.Kind.EVENTS).forEach(i -> units.put(i.name(), i.unit()));
        return units;
    }

    /// What a course over time may be given to.
    static Map<String, Unit> driven(Model model) {
        var units = new LinkedHashMap<String, Unit>();
        model.inputs().stream().filter(i -> i.kind() != Input.Kind.EVENTS).forEach(i -> units.put(i.name(), i.unit()));
        return units;
    }

    /// What may be recorded.
    static Map<String, Unit> recorded(Model model) {
        var units = state(model);
        for (var equation : model.subexpressions()) {
            if (equation instanceof Equation.Subexpression(var name, var _, var unit, var _)) {
                units.put(name, unit);
            }
        }
        model.inputs().forEach(i -> units.put(i.name(), i.unit()));
        units.putAll(parameters(model));
        return units;
    }

    /// @param where names the place in messages, as in `projection 'EE'`
    static Unit unit(String where, String variable, Map<String, Unit> units, String population, String what) {
        var unit = units.get(variable);
        if (unit == null) {
            throw new IllegalArgumentException("%s: population '%s' has no %s '%s'; %s"
                    .formatted(where, population, what, variable, Names.meant(variable, units.keySet(), what + "s")));
        }
        return unit;
    }
}
