package synfire.equations.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.StateVariable;
import synfire.equations.syntax.BinaryOperator;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Carries out statements, for all cells or weighted by a spike.
///
/// With a weight s of 0 or 1 a variable becomes s·new + (1 − s)·old, and old + s·δ where it is only added
/// to: exact for both values of s, and through s the derivative of the spike reaches the state.
final class Statements {

    private final Set<String> states;
    private final Set<String> integers;
    private final Set<String> held;
    private final Set<String> flowing;

    Statements(Model model) {
        states = model.state().stream().map(StateVariable::name).collect(Collectors.toSet());
        integers = model.state().stream()
                .filter(state -> state.flags().contains(Flag.INTEGER))
                .map(StateVariable::name)
                .collect(Collectors.toSet());
        flowing = model.differentialEquations().stream()
                .map(Equation.Differential::name)
                .collect(Collectors.toSet());
        held = model.differentialEquations().stream()
                .filter(equation -> equation.flags().contains(Flag.UNLESS_REFRACTORY))
                .map(Equation.Differential::name)
                .collect(Collectors.toSet());
    }

    /// The scope after statements that every cell carries out.
    Scope run(Scope scope, List<Assignment> statements) {
        var end = scope;
        for (var statement : statements) {
            end = end.with(statement.target(), assigned(end, statement));
        }
        return scope.with(changes(end, statements));
    }

    /// The scope after statements that are carried out with weight `weight`.
    ///
    /// @param active if present, variables that are held while refractory change only where it is true
    Scope run(Scope scope, List<Assignment> statements, Optional<Value> weight, Optional<Value> active) {
        return run(scope, statements, weight, active, false);
    }

    /// The same.
    ///
    /// @param detached whether variables that flow are set without a derivative of the weight
    Scope run(
            Scope scope,
            List<Assignment> statements,
            Optional<Value> weight,
            Optional<Value> active,
            boolean detached) {
        var end = scope;
        var added = new HashMap<String, Value>();
        var b = scope.builder();
        for (var statement : statements) {
            var name = statement.target();
            var delta = increment(end, statement);
            boolean first = end.knows(name) && end.value(name).equals(scope.knows(name) ? scope.value(name) : null);
            if (delta.isPresent() && (first || added.containsKey(name))) {
                added.merge(name, delta.get(), b::add);
            } else {
                added.remove(name);
            }
            end = end.with(name, assigned(end, statement));
        }
        var changed = new HashMap<String, Value>();
        for (var entry : changes(end, statements).entrySet()) {
            var old = scope.value(entry.getKey());
            var share = held.contains(entry.getKey()) && active.isPresent()
                    ? Optional.of(weight.map(w -> b.multiply(w, scope.asNumber(active.get())))
                            .orElseGet(() -> scope.asNumber(active.get())))
                    : weight;
            var delta = added.get(entry.getKey());
            changed.put(
                    entry.getKey(),
                    share.map(s -> delta != null
                                    ? b.fma(s, delta, old)
                                    : blended(
                                            scope,
                                            detached && flowing.contains(entry.getKey())
                                                    ? b.emit(new Op.StopGradient(s))
                                                    : s,
                                            entry.getKey(),
                                            entry.getValue()))
                            .orElse(entry.getValue()));
        }
        return scope.with(changed);
    }

    /// share·value + (1 − share)·old; whole numbers and conditions change where the share is at least ½.
    Value blended(Scope scope, Value share, String name, Value value) {
        var b = scope.builder();
        var old = scope.value(name);
        if (value.dtype() == DType.BOOL || integers.contains(name)) {
            return b.select(b.compare(Comparison.GREATER_EQUAL, share, b.like(share, 0.5)), value, old);
        }
        return b.fma(share, value, b.multiply(b.subtract(b.like(share, 1), share), old));
    }

    /// The new values of the model's variables among the targets; local variables end here.
    private Map<String, Value> changes(Scope end, List<Assignment> statements) {
        return statements.stream()
                .map(Assignment::target)
                .filter(states::contains)
                .distinct()
                .collect(Collectors.toMap(name -> name, end::value));
    }

    private Value assigned(Scope scope, Assignment statement) {
        var name = statement.target();
        if (scope.knows(name) && scope.value(name).dtype() == DType.BOOL) {
            return scope.condition(statement.result());
        }
        if (!states.contains(name)) {
            return scope.emit(statement.result());
        }
        var number = scope.number(statement.result());
        return integers.contains(name) ? ExpressionEmitter.wholePart(scope.builder(), number) : number;
    }

    /// What a statement adds, if it is an addition or a subtraction to a real number.
    private Optional<Value> increment(Scope scope, Assignment statement) {
        if (!states.contains(statement.target()) || integers.contains(statement.target())) {
            return Optional.empty();
        }
        return statement
                .operator()
                .filter(operator -> operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT)
                .map(operator -> operator == BinaryOperator.ADD
                        ? scope.number(statement.value())
                        : scope.builder().unary(UnaryFunction.NEGATE, scope.number(statement.value())));
    }
}
