package synfire.equations;

import java.util.LinkedHashMap;
import java.util.Map;
import synfire.equations.algebra.DependencyOrder;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.Expr;

/// Writes every initial value in terms of parameters alone.
///
/// An initial value may mention the initial values of other variables, and subexpressions, which then take those.
final class InitialValues {

    private InitialValues() {}

    /// @throws IllegalArgumentException if an initial value depends on itself
    static Map<String, Expr> of(Model model) {
        var definitions = new LinkedHashMap<String, Expr>();
        model.state().forEach(s -> definitions.put(s.name(), s.initial()));
        model.subexpressions().forEach(s -> definitions.put(s.name(), s.value()));
        var order = DependencyOrder.of(definitions);
        for (var cycle : order.cycles()) {
            throw new IllegalArgumentException("the initial value of '%s' depends on itself: %s"
                    .formatted(cycle.getFirst(), String.join(" -> ", cycle)));
        }
        var resolved = new LinkedHashMap<String, Expr>();
        for (var name : order.order()) {
            var definition = definitions.get(name);
            if (definition != null) {
                resolved.put(name, Substitution.of(definition, resolved));
            }
        }
        var values = new LinkedHashMap<String, Expr>();
        model.state().forEach(s -> values.put(s.name(), resolved.getOrDefault(s.name(), s.initial())));
        return values;
    }
}
