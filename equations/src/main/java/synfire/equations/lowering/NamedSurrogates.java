package synfire.equations.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import synfire.ir.Surrogate;

/// The surrogates by the names of the collection (BrainPy `math.surrogate`), with its usual settings.
public final class NamedSurrogates {

    /// @param settings name and usual value, in order
    private record Entry(Map<String, Double> settings, Function<List<Double>, Surrogate> make) {}

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        add("sigmoid", s -> new Surrogate.Sigmoid(s.get(0)), "alpha", 4);
        add("piecewise_quadratic", s -> new Surrogate.PiecewiseQuadratic(s.get(0)), "alpha", 1);
        add("piecewise_exp", s -> new Surrogate.PiecewiseExp(s.get(0)), "alpha", 1);
        add("soft_sign", s -> new Surrogate.SoftSign(s.get(0)), "alpha", 1);
        add("arctan", s -> new Surrogate.Arctan(s.get(0)), "alpha", 1);
        add("nonzero_sign_log", s -> new Surrogate.NonzeroSignLog(s.get(0)), "alpha", 1);
        add("erf", s -> new Surrogate.Erf(s.get(0)), "alpha", 1);
        add("piecewise_leaky_relu", s -> new Surrogate.PiecewiseLeakyRelu(s.get(0), s.get(1)), "c", 0.01, "w", 1);
        add(
                "squarewave_fourier_series",
                s -> new Surrogate.SquarewaveFourierSeries(s.get(0).intValue(), s.get(1)),
                "n",
                2,
                "t_period",
                8);
        add("s2nn", s -> new Surrogate.S2nn(s.get(0), s.get(1), s.get(2)), "alpha", 4, "beta", 1, "epsilon", 1e-8);
        add("q_pseudo_spike", s -> new Surrogate.QPseudoSpike(s.get(0)), "alpha", 2);
        add("leaky_relu", s -> new Surrogate.LeakyRelu(s.get(0), s.get(1)), "alpha", 0.1, "beta", 1);
        add("log_tailed_relu", s -> new Surrogate.LogTailedRelu(s.get(0)), "alpha", 0);
        add("relu_grad", s -> new Surrogate.ReluGrad(s.get(0), s.get(1)), "alpha", 0.3, "width", 1);
        add("gaussian_grad", s -> new Surrogate.GaussianGrad(s.get(0), s.get(1)), "sigma", 0.5, "alpha", 0.5);
        add(
                "multi_gaussian_grad",
                s -> new Surrogate.MultiGaussianGrad(s.get(0), s.get(1), s.get(2), s.get(3)),
                "h",
                0.15,
                "s",
                6,
                "sigma",
                0.5,
                "scale",
                0.5);
        add("inv_square_grad", s -> new Surrogate.InvSquareGrad(s.get(0)), "alpha", 100);
        add("slayer_grad", s -> new Surrogate.SlayerGrad(s.get(0)), "alpha", 1);
    }

    private NamedSurrogates() {}

    /// Every name, in the collection's order.
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /// The surrogate of that name; settings that are not stated keep their usual values.
    ///
    /// @throws IllegalArgumentException if there is no such surrogate, or it has no such setting
    public static Surrogate of(String name, SortedMap<String, Double> settings) {
        var entry = ALL.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "there is no surrogate '%s'; choose %s".formatted(name, String.join(", ", names())));
        }
        for (var stated : settings.keySet()) {
            if (!entry.settings().containsKey(stated)) {
                throw new IllegalArgumentException("surrogate '%s' has no setting '%s'; it has %s"
                        .formatted(
                                name, stated, String.join(", ", entry.settings().keySet())));
            }
        }
        return entry.make()
                .apply(entry.settings().entrySet().stream()
                        .map(usual -> settings.getOrDefault(usual.getKey(), usual.getValue()))
                        .collect(Collectors.toList()));
    }

    static Surrogate of(synfire.equations.Surrogate stated) {
        return of(stated.name(), stated.settings());
    }

    private static void add(String name, Function<List<Double>, Surrogate> make, Object... namesAndValues) {
        var settings = new LinkedHashMap<String, Double>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        ALL.put(name, new Entry(settings, make));
    }
}
