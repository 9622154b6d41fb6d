package synfire.equations;

import java.util.Set;
import synfire.equations.syntax.Expr;
import synfire.equations.units.Unit;

/// A variable that a step or an event changes.
///
/// @param initial at the start; may use parameters, initial values of other variables, and subexpressions of those:
///     [Model#initialValues()] resolves it to parameters alone
/// @param flags [Flag#INTEGER], [Flag#BOOLEAN] or [Flag#SHARED], for a variable without a differential equation
/// @param meaning for people
public record StateVariable(String name, Unit unit, Expr initial, Set<Flag> flags, String meaning) {

    public StateVariable {
        flags = Set.copyOf(flags);
    }
}
