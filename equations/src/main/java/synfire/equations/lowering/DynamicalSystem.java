package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.algebra.Terms;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;

/// The differential equations that a scheme advances together; every other name is held still.
record DynamicalSystem(List<StateEquation> equations, Algebra algebra) {

    DynamicalSystem {
        equations = List.copyOf(equations);
    }

    static DynamicalSystem of(Model model, Algebra algebra) {
        return new DynamicalSystem(
                model.differentialEquations().stream()
                        .map(equation -> split(equation, algebra))
                        .toList(),
                algebra);
    }

    private static StateEquation split(Equation.Differential equation, Algebra algebra) {
        var noises = new TreeSet<String>();
        algebra.contains(equation.value(), part -> {
            if (part instanceof Expr.Name(var name)
                    && BuiltIn.named(name).filter(b -> b == BuiltIn.XI).isPresent()) {
                noises.add(name);
            }
            return false;
        });
        var coefficients = new TreeMap<String, Expr>();
        var silent = new TreeMap<String, Expr>();
        for (var noise : noises) {
            coefficients.put(noise, algebra.derivative(equation.value(), noise));
            silent.put(noise, Terms.ZERO);
        }
        var drift = noises.isEmpty() ? equation.value() : algebra.substitute(equation.value(), silent);
        return new StateEquation(
                equation.name(), drift, coefficients, equation.flags().contains(Flag.UNLESS_REFRACTORY));
    }

    Set<String> names() {
        return equations.stream().map(StateEquation::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// One equation alone, the others held still.
    DynamicalSystem only(StateEquation equation) {
        return new DynamicalSystem(List.of(equation), algebra);
    }

    DynamicalSystem only(List<StateEquation> some) {
        return new DynamicalSystem(some, algebra);
    }

    /// ∂(drift of `equation`)/∂`variable`.
    Expr slope(StateEquation equation, String variable) {
        return algebra.derivative(equation.drift(), variable);
    }

    boolean isNoisy() {
        return equations.stream().anyMatch(equation -> !equation.noise().isEmpty());
    }

    /// Whether no noise depends on the state.
    boolean hasAdditiveNoise() {
        return equations.stream()
                .flatMap(equation -> equation.noise().values().stream())
                .noneMatch(coefficient -> algebra.dependsOn(coefficient, names()));
    }

    /// Whether each noise drives one variable and depends on no other.
    boolean hasDiagonalNoise() {
        var seen = new TreeSet<String>();
        for (var equation : equations) {
            var others = names();
            others.remove(equation.name());
            for (Map.Entry<String, Expr> noise : equation.noise().entrySet()) {
                if (!seen.add(noise.getKey()) || algebra.dependsOn(noise.getValue(), others)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether the slope of a variable does not depend on the variable, so that its equation is affine in
    /// it.
    boolean isAffineInItself(StateEquation equation) {
        return isConstant(slope(equation, equation.name()), Set.of(equation.name()));
    }

    /// Whether every slope is constant over a step: x′ = A·x + b.
    boolean isLinear() {
        var varying = names();
        varying.add(BuiltIn.T.symbol());
        return equations.stream()
                .allMatch(equation -> !algebra.dependsOn(equation.drift(), Set.of(BuiltIn.T.symbol()))
                        && !isRandom(equation.drift())
                        && names().stream().allMatch(variable -> isConstant(slope(equation, variable), varying)));
    }

    /// The largest set of equations without noise that are linear with constant coefficients and read no
    /// variable outside the set.
    List<StateEquation> closedLinear() {
        var inside = new ArrayList<>(equations);
        inside.removeIf(equation -> !equation.noise().isEmpty());
        boolean settled = false;
        while (!settled) {
            var names = inside.stream().map(StateEquation::name).collect(Collectors.toSet());
            var outside = names();
            outside.removeAll(names);
            settled = !inside.removeIf(equation -> algebra.dependsOn(equation.drift(), outside)
                    || !only(equation).isLinearBy(names()));
        }
        return inside;
    }

    private boolean isLinearBy(Set<String> variables) {
        var varying = new TreeSet<>(variables);
        varying.add(BuiltIn.T.symbol());
        return equations.stream()
                .allMatch(equation -> !algebra.dependsOn(equation.drift(), Set.of(BuiltIn.T.symbol()))
                        && !isRandom(equation.drift())
                        && variables.stream().allMatch(variable -> isConstant(slope(equation, variable), varying)));
    }

    private boolean isConstant(Expr slope, Set<String> varying) {
        return !algebra.dependsOn(slope, varying) && !isRandom(slope);
    }

    private boolean isRandom(Expr expr) {
        return algebra.contains(expr, e -> e instanceof Expr.Call(Function f, var _) && f.isRandom());
    }
}
