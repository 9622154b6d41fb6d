package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.Refractory;
import synfire.ir.Value;

/// How a reset on the grid depends on when the threshold was crossed.
///
/// A spike that comes δ later than on the grid leaves x⁺ = R(x + f⁻·δ) − f⁺·δ, with f⁻ and f⁺ the drift
/// before and after the reset R: the jump of the linearised equations at an event (saltation matrix).
/// Here δ is 0 with the derivative of the crossing time, so values are those of the plain reset, bit for
/// bit, and derivatives are those of cells that fire between grid points, up to order dt.
///
/// A variable that stands still while refractory moves on δ later, so its −f⁺·δ is taken when it is
/// released.
///
/// Reference: Leine & Nijmeijer (2004), *Dynamics and Bifurcations of Non-Smooth Mechanical Systems*, §7.
final class Saltation {

    private final DynamicalSystem system;
    private final Statements statements;
    private final boolean refractory;

    Saltation(Model model, Algebra algebra, Statements statements) {
        this.system = DynamicalSystem.of(model, algebra);
        this.statements = statements;
        this.refractory = !(model.spiking().refractory() instanceof Refractory.None);
    }

    /// Whether a variable's part of the jump is put off.
    static boolean isPutOff(Model model) {
        return !(model.spiking().refractory() instanceof Refractory.None)
                && model.differentialEquations().stream().anyMatch(Saltation::isHeld);
    }

    private static boolean isHeld(Equation.Differential equation) {
        return equation.flags().contains(Flag.UNLESS_REFRACTORY);
    }

    /// The scope after the statements of a spike.
    ///
    /// @param spike 0 or 1
    /// @param shift 0, with the derivative of the time of the crossing
    Scope reset(Scope scope, Event event, Value spike, Value shift) {
        var b = scope.builder();
        Set<String> targets =
                event.statements().stream().map(Assignment::target).collect(Collectors.toSet());
        var reached = statements.run(scope, event.statements());
        var touched = system.equations().stream()
                .filter(equation ->
                        targets.contains(equation.name()) || system.algebra().dependsOn(equation.drift(), targets))
                .toList();
        var moved = new HashMap<String, Value>();
        for (var equation : touched) {
            moved.put(equation.name(), b.fma(slope(equation, scope), shift, scope.value(equation.name())));
        }
        var jumped = statements.run(scope.with(moved), event.statements());
        var values = new HashMap<String, Value>();
        for (var target : targets) {
            if (scope.knows(target)) {
                values.put(target, jumped.value(target));
            }
        }
        for (var equation : touched) {
            var after = jumped.value(equation.name());
            values.put(
                    equation.name(),
                    equation.heldWhileRefractory() && refractory
                            ? after
                            : b.fma(b.negate(slope(equation, reached)), shift, after));
        }
        values.replaceAll((name, value) -> statements.blended(scope, spike, name, value));
        return scope.with(values);
    }

    /// The scope at the start of a step in which held variables are released.
    Scope release(Scope scope, Value released, Value shift) {
        var b = scope.builder();
        var due = b.select(released, shift, scope.constant(0));
        var values = new HashMap<String, Value>();
        for (var equation : system.equations()) {
            if (equation.heldWhileRefractory()) {
                var old = scope.value(equation.name());
                values.put(equation.name(), b.fma(b.negate(slope(equation, scope)), due, old));
            }
        }
        return scope.with(values);
    }

    private static Value slope(StateEquation equation, Scope at) {
        return at.stopped(at.number(equation.drift()));
    }
}
