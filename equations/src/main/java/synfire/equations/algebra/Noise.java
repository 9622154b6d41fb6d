package synfire.equations.algebra;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// A right-hand side as drift plus a sum of coefficient·noise.
///
/// @param coefficients by the name of the noise, `xi` or `xi_name`; empty for a deterministic equation
public record Noise(Expr drift, Map<String, Expr> coefficients) {

    public Noise {
        coefficients = Collections.unmodifiableMap(new TreeMap<>(coefficients));
    }

    /// Empty if noise enters other than by a factor of its own.
    public static Optional<Noise> of(Expr expression) {
        var noises = new LinkedHashSet<>(Names.in(expression));
        noises.removeIf(name -> BuiltIn.named(name).filter(b -> b == BuiltIn.XI).isEmpty());
        return noises.isEmpty()
                ? Optional.of(new Noise(expression, Map.of()))
                : Linear.of(expression, noises).map(l -> new Noise(l.offset(), l.coefficients()));
    }

    /// Whether the strength of the noise depends on none of these variables.
    public boolean isAdditive(Set<String> variables) {
        return coefficients.values().stream().allMatch(c -> Collections.disjoint(Names.in(c), variables));
    }
}
