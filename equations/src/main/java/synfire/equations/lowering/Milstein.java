package synfire.equations.lowering;

import java.util.Map;
import java.util.Optional;
import synfire.equations.algebra.Terms;
import synfire.ir.Value;

/// Milstein: x + dt·f + g·ΔW + ½·g·(∂g/∂x)·ΔW², in the sense of Stratonovich, as in Brian 2. Strong order
/// 1 for diagonal noise: each white noise drives one variable and depends on no other.
///
/// In the sense of Itô the last factor is ΔW² − dt; the two agree for additive noise.
///
/// Reference: Milstein (1975), doi:10.1137/1119062; Kloeden & Platen (1992), §10.3.
record Milstein() implements Scheme {

    @Override
    public String name() {
        return "milstein";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        return system.hasDiagonalNoise()
                ? Optional.empty()
                : Optional.of("milstein takes diagonal noise only: each xi in one equation, multiplied by nothing but "
                        + "that equation's variable; use stochastic_heun");
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        return step.each(equation -> step.held(equation, moved(step, equation), step.old(equation)));
    }

    private static Value moved(Advance step, StateEquation equation) {
        var b = step.builder();
        var scope = step.scope();
        var x = b.fma(step.dt(), scope.number(equation.drift()), step.old(equation));
        for (var noise : equation.noise().entrySet()) {
            var increment = step.increment(noise.getKey());
            var driven = b.multiply(scope.number(noise.getValue()), increment);
            x = b.add(x, driven);
            var slope = scope.algebra().derivative(noise.getValue(), equation.name());
            if (!Terms.isZero(slope)) {
                var correction = b.multiply(b.multiply(scope.constant(0.5), driven), increment);
                x = b.fma(correction, scope.number(slope), x);
            }
        }
        return x;
    }
}
