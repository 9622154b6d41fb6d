package synfire.equations.algebra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.syntax.Expr;

/// An expression as a sum of coefficient·variable over several variables, plus an offset; no coefficient and no offset
/// mentions any of the variables.
///
/// @param coefficients those that are not 0, by variable
public record Linear(Map<String, Expr> coefficients, Expr offset) {

    public Linear {
        coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    }

    /// Empty if the expression is not linear in the variables.
    public static Optional<Linear> of(Expr expression, Set<String> variables) {
        var coefficients = new LinkedHashMap<String, Expr>();
        var zeros = new LinkedHashMap<String, Expr>();
        for (var variable : variables) {
            zeros.put(variable, Terms.ZERO);
            if (Form.stepsIn(expression, variable)) {
                return Optional.empty();
            }
            var coefficient = Derivative.of(expression, variable);
            if (!Collections.disjoint(Names.in(coefficient), variables)) {
                return Optional.empty();
            }
            if (!Terms.isZero(coefficient)) {
                coefficients.put(variable, coefficient);
            }
        }
        return Optional.of(new Linear(coefficients, Simplify.of(Substitution.of(expression, zeros))));
    }

    /// Whether every coefficient is made of these names and numbers only, and so stays the same over time.
    public boolean hasConstantCoefficients(Set<String> constants) {
        return coefficients.values().stream()
                .allMatch(c -> constants.containsAll(Names.in(c))
                        && Names.timedArrays(c).isEmpty()
                        && !Names.isRandom(c));
    }
}
