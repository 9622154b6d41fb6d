package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import synfire.equations.algebra.Terms;
import synfire.ir.Value;

/// Exact for linear equations x′ = A·x + b whose A and b are constant over a step: x + dt·φ(dt·A)·(A·x +
/// b) with φ(Z) = (e^Z − 1)/Z. Variables that are not coupled are solved alone, with a scalar φ; the
/// others by the matrix.
///
/// The matrix depends on parameters and dt only, so it is the same in every step and is taken out of the
/// time loop.
///
/// Reference: Rotter & Diesmann (1999), doi:10.1007/s004220050570.
record Exact() implements Scheme {

    @Override
    public String name() {
        return "exact";
    }

    /// On the equations it accepts the error is rounding; an input that changes inside a step is of order
    /// 1.
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        if (system.isNoisy()) {
            return Optional.of("exact has no noise term; use exponential_euler");
        }
        return system.isLinear()
                ? Optional.empty()
                : Optional.of("the equations are not linear with coefficients that are constant over a step; use "
                        + "exponential_euler, or rk4");
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        var values = new LinkedHashMap<String, Value>();
        for (var group : coupledGroups(step.system())) {
            if (group.size() == 1) {
                var equation = group.getFirst();
                var old = step.old(equation);
                values.put(equation.name(), step.held(equation, ExponentialEuler.moved(step, equation, old), old));
            } else {
                values.putAll(together(step, group));
            }
        }
        return values;
    }

    static Map<String, Value> together(Advance step, List<StateEquation> group) {
        var b = step.builder();
        var moving = propagator(step, group, false);
        var some = step.active().isPresent() && group.stream().anyMatch(StateEquation::heldWhileRefractory);
        var holding = some ? propagator(step, group, true) : moving;
        var drifts = group.stream()
                .map(equation -> step.drift(equation, step.scope()))
                .toList();
        var values = new LinkedHashMap<String, Value>();
        for (int i = 0; i < group.size(); i++) {
            var old = step.old(group.get(i));
            var free = moving.rowTimes(b, i, drifts, old);
            values.put(
                    group.get(i).name(),
                    some ? b.select(step.active().orElseThrow(), free, holding.rowTimes(b, i, drifts, old)) : free);
        }
        return values;
    }

    /// dt·φ(dt·A), with the rows of held variables 0 if they are held.
    private static Propagator propagator(Advance step, List<StateEquation> group, boolean held) {
        var b = step.builder();
        int n = group.size();
        var generator = new Propagator.Matrix(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                var slope = step.system().slope(group.get(i), group.get(j).name());
                if (!Terms.isZero(slope) && !(held && group.get(i).heldWhileRefractory())) {
                    generator.set(i, j, b.multiply(step.dt(), step.scope().number(slope)));
                }
            }
        }
        return Propagator.of(b, step.dt(), generator);
    }

    /// The equations in groups that do not act on each other.
    static List<List<StateEquation>> coupledGroups(DynamicalSystem system) {
        var groups = new ArrayList<List<StateEquation>>();
        for (var equation : system.equations()) {
            var reads = new TreeSet<String>();
            for (var name : system.names()) {
                if (!name.equals(equation.name()) && !Terms.isZero(system.slope(equation, name))) {
                    reads.add(name);
                }
            }
            var joined = new ArrayList<StateEquation>();
            groups.removeIf(group -> {
                var touches = group.stream().anyMatch(other -> reads.contains(other.name()))
                        || group.stream().anyMatch(other -> actsOn(system, equation, other));
                if (touches) {
                    joined.addAll(group);
                }
                return touches;
            });
            joined.add(equation);
            groups.add(joined);
        }
        return groups;
    }

    private static boolean actsOn(DynamicalSystem system, StateEquation from, StateEquation to) {
        return system.algebra().dependsOn(to.drift(), Set.of(from.name()));
    }
}
