package synfire.equations.synapse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.algebra.Linear;
import synfire.equations.algebra.Names;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// Finds the variables of a synapse that need no work between its events: linear equations with coefficients
/// that stay the same, which nothing reads in between.
final class EventDriven {

    private static final Set<String> CONSTANTS = Set.of(BuiltIn.PI.symbol(), BuiltIn.E.symbol(), BuiltIn.INF.symbol());

    private final SynapseModel synapse;
    private final Set<String> constants = new LinkedHashSet<>(CONSTANTS);
    private final Set<String> found = new LinkedHashSet<>();

    private EventDriven(SynapseModel synapse) {
        this.synapse = synapse;
        synapse.model().parameters().forEach(p -> constants.add(p.name()));
    }

    static Set<String> of(SynapseModel synapse, List<Output> outputs) {
        var search = new EventDriven(synapse);
        for (var equation : synapse.equations(Place.SYNAPSE)) {
            if (!equation.flags().contains(Flag.CLOCK_DRIVEN)) {
                search.found.add(equation.name());
            }
        }
        while (search.drop(outputs)) {
            // until nothing is dropped
        }
        for (var equation : synapse.equations(Place.SYNAPSE)) {
            if (equation.flags().contains(Flag.EVENT_DRIVEN) && !search.found.contains(equation.name())) {
                throw new IllegalArgumentException(
                        ("synapse model '%s': '%s' cannot be event-driven, because its equation is "
                                        + "not linear with constant coefficients, or because something reads it in every step; "
                                        + "write (clock-driven)")
                                .formatted(synapse.name(), equation.name()));
            }
        }
        return Set.copyOf(search.found);
    }

    private boolean drop(List<Output> outputs) {
        var readAlways = new LinkedHashSet<String>();
        for (var output : outputs) {
            if (output.perSynapse()) {
                readAlways.addAll(synapse.reach(new Expr.Name(output.name())));
            }
        }
        for (var equation : synapse.equations(Place.SYNAPSE)) {
            if (!found.contains(equation.name())) {
                readAlways.addAll(synapse.reach(equation.value()));
            }
        }
        return found.removeIf(name -> readAlways.contains(name) || !isLinear(name));
    }

    private boolean isLinear(String name) {
        var value = synapse.equations(Place.SYNAPSE).stream()
                .filter(equation -> equation.name().equals(name))
                .map(Equation::value)
                .findFirst()
                .orElseThrow();
        var written = written(value);
        return Linear.of(written, found)
                .filter(linear -> linear.hasConstantCoefficients(constants))
                .filter(linear -> constants.containsAll(Names.in(linear.offset())))
                .isPresent();
    }

    /// With subexpressions written out.
    private Expr written(Expr expression) {
        var definitions = synapse.definitions();
        var next = Substitution.of(expression, definitions);
        return next.equals(expression) ? expression : written(next);
    }
}
