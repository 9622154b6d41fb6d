package synfire.equations.lowering;

import java.util.Map;
import java.util.Optional;
import synfire.ir.Value;

/// Euler–Maruyama: x + dt·f + Σ g·√dt·N, in the sense of Itô. Strong order ½ (1 with additive noise),
/// weak order 1.
///
/// Reference: Maruyama (1955), doi:10.1007/BF02846028; Kloeden & Platen (1992), §10.2.
record EulerMaruyama() implements Scheme {

    @Override
    public String name() {
        return "euler_maruyama";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        return Optional.empty();
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        var b = step.builder();
        return step.each(equation -> {
            var moved = b.fma(step.dt(), step.drift(equation, step.scope()), step.old(equation));
            return step.noise(equation, step.scope())
                    .map(noise -> b.add(moved, noise))
                    .orElse(moved);
        });
    }
}
