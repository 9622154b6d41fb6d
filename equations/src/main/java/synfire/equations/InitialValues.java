package synfire.equations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.algebra.DependencyOrder;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.Expr;

/// Writes every initial value in terms of parameters alone.
///
/// An initial value may mention the initial values of other variables, and subexpressions, which then take those.
final class InitialValues {

    private InitialValues() {}

    static Map<String, Expr> of(Model model) {
        var definitions = definitions(model.state(), model.subexpressions());
        var resolved = new LinkedHashMap<String, Expr>();
        for (var name : DependencyOrder.of(definitions).order()) {
            var definition = definitions.get(name);
            if (definition != null) {
                resolved.put(name, Substitution.of(definition, resolved));
            }
        }
        var values = new LinkedHashMap<String, Expr>();
        model.state().forEach(s -> values.put(s.name(), resolved.getOrDefault(s.name(), s.initial())));
        return values;
    }

    /// What each name stands for at the start.
    static Map<String, Expr> definitions(List<StateVariable> state, List<Equation.Subexpression> subexpressions) {
        var definitions = new LinkedHashMap<String, Expr>();
        state.forEach(s -> definitions.put(s.name(), s.initial()));
        subexpressions.forEach(s -> definitions.put(s.name(), s.value()));
        return definitions;
    }
}
