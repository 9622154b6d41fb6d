package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Model;
import synfire.equations.Refractory;
import synfire.equations.StateVariable;
import synfire.equations.StepOrder.Reset;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// The states that a model needs besides its own. Their names hold a dot, so no model can use them.
///
/// @param age whether `spike.age` is kept: steps since the last spike, 1 in the step after it
/// @param blocked whether `spike.blocked` is kept: 1 from a spike on until the refractory condition fails
/// @param pending whether `spike.pending` is kept: the last step's spike, whose reset is still to come
/// @param shift whether `spike.shift` is kept: 0, with the derivative of the last spike's time
record Bookkeeping(boolean age, boolean blocked, boolean pending, boolean shift) {

    static final String AGE = "spike.age";
    static final String BLOCKED = "spike.blocked";
    static final String PENDING = "spike.pending";
    static final String SHIFT = "spike.shift";

    /// Steps since a spike that never was: 1e8, to which adding 1 is exact in f64 and without effect in
    /// f32. Finite, so that `exp(-(t - lastspike)/tau)` has a derivative of 0 and not NaN.
    static final double NEVER = 1e8;

    static Bookkeeping of(Model model, Algebra algebra, SpikeOptions options) {
        var refractory = model.spiking().refractory();
        boolean spikes = model.spikeEvent().isPresent();
        boolean asked =
                expressions(model).anyMatch(expr -> algebra.dependsOn(expr, Set.of(BuiltIn.LASTSPIKE.symbol())));
        return new Bookkeeping(
                spikes && (asked || refractory instanceof Refractory.For),
                spikes && refractory instanceof Refractory.While,
                spikes && model.order().reset() == Reset.NEXT_STEP,
                spikes
                        && options.hasGridEvents()
                        && (model.order().reset() == Reset.NEXT_STEP || Saltation.isPutOff(model)));
    }

    List<String> names() {
        return Stream.of(age ? AGE : "", blocked ? BLOCKED : "", pending ? PENDING : "", shift ? SHIFT : "")
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    List<String> allStates(Model model) {
        return Stream.concat(model.state().stream().map(StateVariable::name), names().stream())
                .toList();
    }

    /// The value before the first step.
    static double initial(String name) {
        return name.equals(AGE) ? NEVER : 0;
    }

    private static Stream<Expr> expressions(Model model) {
        var all = new ArrayList<Expr>();
        model.equations().stream().map(Equation::value).forEach(all::add);
        var statements = new ArrayList<Assignment>();
        statements.addAll(model.order().before());
        statements.addAll(model.order().after());
        for (var event : model.spiking().events()) {
            statements.addAll(event.statements());
            switch (event.trigger()) {
                case Event.Threshold(var condition) -> all.add(condition);
                case Event.Escape _, Event.Arrival _, Event.Pathway _ -> {}
            }
        }
        statements.stream().map(Assignment::value).forEach(all::add);
        switch (model.spiking().refractory()) {
            case Refractory.None _ -> {}
            case Refractory.For(var duration) -> all.add(duration);
            case Refractory.While(var condition) -> all.add(condition);
        }
        switch (model.spiking().escape()) {
            case Escape.None _ -> {}
            case Escape.Rate(var hazard) -> all.add(hazard);
        }
        return all.stream();
    }
}
