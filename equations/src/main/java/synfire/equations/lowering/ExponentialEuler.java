package synfire.equations.lowering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import synfire.equations.algebra.Terms;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Exponential Euler: each variable alone, its equation linearised in itself at the start of the step, x
/// + dt·φ(dt·λ)·f(x) with λ = ∂f/∂x and φ(z) = (eᶻ − 1)/z; exact where f is affine in x and all else is
/// constant.
///
/// Variables that are coupled to each other linearly and read no other variable, such as the two stages of a
/// synapse, are solved together, exactly.
///
/// Additive noise g·dW adds g·√(dt·φ(2·dt·λ))·N, which is exact in distribution under the same conditions
/// (the Ornstein–Uhlenbeck process). With λ = 0 both are Euler's rules.
///
/// Reference: Rush & Larsen (1978), doi:10.1109/TBME.1978.326270; Hochbruck & Ostermann (2010),
/// doi:10.1017/S0962492910000048, §2.
record ExponentialEuler() implements Scheme {

    @Override
    public String name() {
        return "exponential_euler";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        return system.hasAdditiveNoise()
                ? Optional.empty()
                : Optional.of("exponential_euler takes additive noise only; use milstein, stochastic_heun or "
                        + "euler_maruyama");
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        var together = new LinkedHashMap<String, Value>();
        for (var group : Exact.coupledGroups(step.system().only(step.system().closedLinear()))) {
            if (group.size() > 1) {
                together.putAll(Exact.together(step, group));
            }
        }
        return step.each(equation -> {
            var exact = together.get(equation.name());
            var old = step.old(equation);
            return exact != null ? exact : step.held(equation, moved(step, equation, old), old);
        });
    }

    /// The new value of a variable that is not held.
    static Value moved(Advance step, StateEquation equation, Value old) {
        var b = step.builder();
        var slope = step.system().slope(equation, equation.name());
        var drift = step.scope().number(equation.drift());
        if (Terms.isZero(slope)) {
            var moved = b.fma(step.dt(), drift, old);
            return step.noise(equation, step.scope())
                    .map(noise -> b.add(moved, noise))
                    .orElse(moved);
        }
        var exponent = b.multiply(step.dt(), step.scope().number(slope));
        var moved = b.fma(b.multiply(step.dt(), b.unary(UnaryFunction.EXPREL, exponent)), drift, old);
        return step.noise(equation, step.scope())
                .map(noise -> b.fma(
                        b.unary(UnaryFunction.SQRT, b.unary(UnaryFunction.EXPREL, b.add(exponent, exponent))),
                        noise,
                        moved))
                .orElse(moved);
    }
}
