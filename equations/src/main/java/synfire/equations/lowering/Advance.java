package synfire.equations.lowering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// What a scheme is given: equations, the point they start from, how far to go, and the noise on the way.
///
/// @param scope values at the start
/// @param dt length of the step, ms
/// @param active whether variables that are held while refractory may move; empty if always
/// @param normals standard normal number of each white noise in this step
record Advance(DynamicalSystem system, Scope scope, Value dt, Optional<Value> active, Function<String, Value> normals) {

    Builder builder() {
        return scope.builder();
    }

    Value old(StateEquation equation) {
        return scope.value(equation.name());
    }

    /// The drift at some point, 0 while the variable is held.
    Value drift(StateEquation equation, Scope at) {
        return held(equation, at.number(equation.drift()), scope.constant(0));
    }

    /// `moving`, or `still` while the variable is held.
    Value held(StateEquation equation, Value moving, Value still) {
        return equation.heldWhileRefractory() && active.isPresent()
                ? builder().select(active.get(), moving, still)
                : moving;
    }

    /// Σ coefficient·√dt·N at some point, 0 while the variable is held.
    Optional<Value> noise(StateEquation equation, Scope at) {
        Value sum = null;
        for (Map.Entry<String, Expr> noise : equation.noise().entrySet()) {
            var term = builder().multiply(at.number(noise.getValue()), increment(noise.getKey()));
            sum = sum == null ? term : builder().add(sum, term);
        }
        return Optional.ofNullable(sum).map(total -> held(equation, total, scope.constant(0)));
    }

    /// √dt·N, the increment of a Wiener process.
    Value increment(String noise) {
        return builder().multiply(builder().unary(UnaryFunction.SQRT, dt), normals.apply(noise));
    }

    /// The values of all variables by a rule for one.
    Map<String, Value> each(Function<StateEquation, Value> rule) {
        var all = new LinkedHashMap<String, Value>();
        system.equations().forEach(equation -> all.put(equation.name(), rule.apply(equation)));
        return all;
    }
}
