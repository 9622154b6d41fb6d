package synfire.equations.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.ir.Value;

/// An integration scheme: the state one step later. One file each.
sealed interface Scheme permits EulerMaruyama, Exact, ExponentialEuler, Milstein, RungeKutta, StochasticHeun {

    /// As in a model's text and on the command line.
    String name();

    /// At which errors shrink with dt on equations without noise; measured by the tests.
    int order();

    /// Why the scheme cannot advance these equations, and which can; empty if it can.
    Optional<String> refusal(DynamicalSystem system);

    /// The new values of the system's variables, by name.
    Map<String, Value> advance(Advance step);

    /// Every scheme by name, and the other names some go by.
    static Map<String, Scheme> byName() {
        var all = new LinkedHashMap<String, Scheme>();
        for (var scheme : List.of(
                new Exact(),
                new ExponentialEuler(),
                RungeKutta.EULER,
                RungeKutta.HEUN,
                RungeKutta.MIDPOINT,
                RungeKutta.RK4,
                new EulerMaruyama(),
                new Milstein(),
                new StochasticHeun())) {
            all.put(scheme.name(), scheme);
        }
        all.put("linear", new Exact());
        all.put("rk2", RungeKutta.MIDPOINT);
        return all;
    }

    /// The scheme of that name for a system; `euler` and `heun` become their stochastic forms where there
    /// is noise.
    static Scheme named(String name, DynamicalSystem system) {
        var scheme = byName().get(name);
        if (scheme == null) {
            throw new IllegalArgumentException("there is no integration scheme '%s'; choose auto, %s"
                    .formatted(name, byName().keySet().stream().collect(Collectors.joining(", "))));
        }
        if (system.isNoisy() && scheme.equals(RungeKutta.EULER)) {
            return new EulerMaruyama();
        }
        return system.isNoisy() && scheme.equals(RungeKutta.HEUN) ? new StochasticHeun() : scheme;
    }

    /// Refuses equations with noise.
    static Optional<String> refusalOfNoise(String name, DynamicalSystem system) {
        return system.isNoisy()
                ? Optional.of(name + " has no noise term; use exponential_euler, euler_maruyama, milstein or "
                        + "stochastic_heun")
                : Optional.empty();
    }
}
