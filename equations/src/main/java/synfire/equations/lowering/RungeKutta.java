package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.syntax.BuiltIn;
import synfire.ir.Builder;
import synfire.ir.Value;

/// Explicit Runge–Kutta: stage times `c`, stage weights `a`, step weights `b`, in the notation of Hairer,
/// Nørsett & Wanner (1993), *Solving Ordinary Differential Equations I*, §II.1. Inputs of the model are
/// held over the step.
record RungeKutta(String name, int order, List<Double> c, List<List<Double>> a, List<Double> b) implements Scheme {

    /// Euler (1768).
    static final RungeKutta EULER = new RungeKutta("euler", 1, List.of(0.0), List.of(List.of()), List.of(1.0));

    /// Heun (1900), the explicit trapezoidal rule.
    static final RungeKutta HEUN =
            new RungeKutta("heun", 2, List.of(0.0, 1.0), List.of(List.of(), List.of(1.0)), List.of(1 / 2.0, 1 / 2.0));

    /// Runge (1895), the midpoint rule.
    static final RungeKutta MIDPOINT = new RungeKutta(
            "midpoint", 2, List.of(0.0, 1 / 2.0), List.of(List.of(), List.of(1 / 2.0)), List.of(0.0, 1.0));

    /// Kutta (1901).
    static final RungeKutta RK4 = new RungeKutta(
            "rk4",
            4,
            List.of(0.0, 1 / 2.0, 1 / 2.0, 1.0),
            List.of(List.of(), List.of(1 / 2.0), List.of(0.0, 1 / 2.0), List.of(0.0, 0.0, 1.0)),
            List.of(1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0));

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        return Scheme.refusalOfNoise(name, system);
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        var stages = new ArrayList<Map<String, Value>>();
        for (int stage = 0; stage < b.size(); stage++) {
            var at = stage == 0 ? step.scope() : stagePoint(step, stage, stages);
            stages.add(step.each(equation -> step.drift(equation, at)));
        }
        return step.each(equation -> moved(step, equation.name(), b, stages));
    }

    private Scope stagePoint(Advance step, int stage, List<Map<String, Value>> stages) {
        var builder = step.builder();
        var values = new HashMap<String, Value>();
        for (var name : step.system().names()) {
            values.put(name, moved(step, name, a.get(stage), stages));
        }
        var time = BuiltIn.T.symbol();
        values.put(time, builder.add(step.scope().value(time), scaled(step, c.get(stage))));
        return step.scope().with(values);
    }

    /// x + Σ dt·wᵢ·kᵢ.
    private static Value moved(Advance step, String name, List<Double> weights, List<Map<String, Value>> stages) {
        Builder builder = step.builder();
        var x = step.scope().value(name);
        for (int i = 0; i < weights.size(); i++) {
            var slope = stages.get(i).get(name);
            if (weights.get(i) != 0 && slope != null) {
                x = builder.fma(scaled(step, weights.get(i)), slope, x);
            }
        }
        return x;
    }

    private static Value scaled(Advance step, double weight) {
        return weight == 1 ? step.dt() : step.builder().multiply(step.scope().constant(weight), step.dt());
    }
}
