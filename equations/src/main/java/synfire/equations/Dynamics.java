package synfire.equations;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.algebra.Form;
import synfire.equations.algebra.Linear;
import synfire.equations.algebra.Names;
import synfire.equations.algebra.Noise;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// What the differential equations of a model are like, for the choice of an integration scheme.
///
/// @param lines one per differential equation, in the order of the text
public record Dynamics(List<Line> lines) {

    /// Expressions above this size are not analysed: subexpressions that use each other twice double at every level.
    private static final int MAX_SIZE = 1_000;

    public Dynamics {
        lines = List.copyOf(lines);
    }

    /// One differential equation.
    ///
    /// @param rate the right-hand side in which subexpressions that depend on state or noise are written out
    /// @param form of the drift, in the equation's own variable
    /// @param linear the drift as a linear expression of all state variables, if it is one
    /// @param constantCoefficients whether it is, with coefficients made of parameters only
    /// @param noise drift and coefficients of noise
    /// @param additiveNoise whether those coefficients depend on no state variable
    public record Line(
            String variable,
            Expr rate,
            Form form,
            Optional<Linear> linear,
            boolean constantCoefficients,
            Noise noise,
            boolean additiveNoise) {

        /// Whether the right-hand side was small enough to look into; if not, nothing is known about its form.
        public boolean isAnalysed() {
            return size(rate) <= MAX_SIZE;
        }

        public boolean isStochastic() {
            return !noise.coefficients().isEmpty();
        }
    }

    public static Dynamics of(Model model) {
        var state = new LinkedHashSet<String>();
        model.state().forEach(s -> state.add(s.name()));
        var constants = new HashSet<String>();
        model.parameters().forEach(p -> constants.add(p.name()));
        List.of(BuiltIn.PI, BuiltIn.E, BuiltIn.INF).forEach(b -> constants.add(b.symbol()));
        var written = writtenOut(model, state, constants);
        return new Dynamics(model.differentialEquations().stream()
                .map(e -> line(e.name(), Substitution.of(e.value(), written), state, constants))
                .toList());
    }

    private static Line line(String variable, Expr rate, Set<String> state, Set<String> constants) {
        if (size(rate) > MAX_SIZE) {
            return new Line(
                    variable, rate, new Form.Other(rate), Optional.empty(), false, new Noise(rate, Map.of()), true);
        }
        var noise = Noise.of(rate).orElseGet(() -> new Noise(rate, Map.of()));
        var linear = Linear.of(noise.drift(), state);
        return new Line(
                variable,
                rate,
                Form.of(noise.drift(), variable),
                linear,
                linear.filter(l -> l.hasConstantCoefficients(constants)).isPresent(),
                noise,
                noise.isAdditive(state));
    }

    /// The subexpressions that depend on state or noise, or are made of parameters only, written out.
    ///
    /// Those that depend on inputs or time but not on state keep their names: they are the same for every variable.
    private static Map<String, Expr> writtenOut(Model model, Set<String> state, Set<String> constants) {
        var written = new LinkedHashMap<String, Expr>();
        var changing = new HashSet<>(state);
        for (var subexpression : model.subexpressions()) {
            var value = Substitution.of(subexpression.value(), written);
            var names = Names.in(subexpression.value());
            boolean depends = names.stream()
                    .anyMatch(n -> changing.contains(n)
                            || BuiltIn.named(n).filter(b -> b == BuiltIn.XI).isPresent());
            if (depends || constants.containsAll(names)) {
                written.put(subexpression.name(), value);
                (depends ? changing : constants).add(subexpression.name());
            }
        }
        return written;
    }

    private static int size(Expr expression) {
        return size(expression, MAX_SIZE + 1);
    }

    /// The number of nodes, or at least `limit`.
    private static int size(Expr expression, int limit) {
        int size = 1;
        for (var child : expression.children()) {
            if (size >= limit) {
                return size;
            }
            size += size(child, limit - size);
        }
        return size;
    }
}
