package synfire.equations.lowering;

import java.util.TreeSet;
import java.util.stream.Collectors;
import synfire.equations.Equation;
import synfire.equations.Model;
import synfire.equations.syntax.BuiltIn;
import synfire.ir.Verifier;

/// Turns a model into programs.
public final class Lowering {

    private Lowering() {}

    /// The programs of a model.
    ///
    /// @throws IllegalArgumentException if the model and the options do not fit: an unknown scheme, or
    ///     one that cannot advance these equations; a source of spikes that the model lacks; an exposed
    ///     name that is no subexpression
    public static LoweredModel of(Model model, LoweringOptions options) {
        var algebra = new Algebra(
                model.subexpressions().stream().collect(Collectors.toMap(Equation.Subexpression::name, s -> s)));
        var system = DynamicalSystem.of(model, algebra);
        var selection = SchemeSelection.of(model, system, options.scheme().orElse(model.scheme()));
        for (var name : options.exposed()) {
            if (!algebra.definitions().containsKey(name) && !name.equals(BuiltIn.NOT_REFRACTORY.symbol())) {
                throw new IllegalArgumentException("'%s' cannot be exposed: model '%s' has the subexpressions %s"
                        .formatted(
                                name,
                                model.name(),
                                new TreeSet<>(algebra.definitions().keySet())));
            }
        }
        var bookkeeping = Bookkeeping.of(model, algebra, options.spikes());
        var step = new StepLowering(model, options, algebra, selection, bookkeeping).program();
        var initial = InitialLowering.program(model, options, algebra, bookkeeping);
        return new LoweredModel(
                model,
                options,
                selection.choice(),
                Verifier.verify(initial),
                Verifier.verify(step),
                bookkeeping.allStates(model));
    }
}
