package synfire.equations;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The surrogates by the names that model files use, with their settings and usual values.
///
/// The collection is that of BrainPy's `math.surrogate`; the functions themselves are [synfire.ir.Surrogate].
public final class SurrogateCatalogue {

    private record Entry(
            SortedMap<String, Double> settings, Function<SortedMap<String, Double>, synfire.ir.Surrogate> make) {}

    private static final SortedMap<String, Entry> ENTRIES = entries();

    private SurrogateCatalogue() {}

    public static SortedSet<String> names() {
        return new TreeSet<>(ENTRIES.keySet());
    }

    /// The settings of a surrogate with their usual values; empty if there is no such surrogate.
    public static Optional<SortedMap<String, Double>> settings(String name) {
        return Optional.ofNullable(ENTRIES.get(name)).map(e -> new TreeMap<>(e.settings));
    }

    /// The function of a surrogate, with the stated settings in place of the usual ones.
    ///
    /// @throws IllegalArgumentException if there is no such surrogate or setting
    public static synfire.ir.Surrogate function(Surrogate surrogate) {
        var entry = ENTRIES.get(surrogate.name());
        if (entry == null) {
            throw new IllegalArgumentException(
                    "there is no surrogate '%s'; there are %s".formatted(surrogate.name(), String.join(", ", names())));
        }
        var settings = new TreeMap<>(entry.settings);
        surrogate.settings().forEach((name, value) -> {
            if (!settings.containsKey(name)) {
                throw new IllegalArgumentException("surrogate '%s' has no setting '%s'; it has %s"
                        .formatted(surrogate.name(), name, String.join(", ", settings.keySet())));
            }
            settings.put(name, value);
        });
        return entry.make.apply(settings);
    }

    private static SortedMap<String, Entry> entries() {
        var all = new TreeMap<String, Entry>();
        all.put("sigmoid", alpha(4, synfire.ir.Surrogate.Sigmoid::new));
        all.put("piecewise_quadratic", alpha(1, synfire.ir.Surrogate.PiecewiseQuadratic::new));
        all.put("piecewise_exp", alpha(1, synfire.ir.Surrogate.PiecewiseExp::new));
        all.put("soft_sign", alpha(1, synfire.ir.Surrogate.SoftSign::new));
        all.put("arctan", alpha(1, synfire.ir.Surrogate.Arctan::new));
        all.put("nonzero_sign_log", alpha(1, synfire.ir.Surrogate.NonzeroSignLog::new));
        all.put("erf", alpha(1, synfire.ir.Surrogate.Erf::new));
        all.put("q_pseudo_spike", alpha(2, synfire.ir.Surrogate.QPseudoSpike::new));
        all.put("log_tailed_relu", alpha(0, synfire.ir.Surrogate.LogTailedRelu::new));
        all.put("inv_square_grad", alpha(100, synfire.ir.Surrogate.InvSquareGrad::new));
        all.put("slayer_grad", alpha(1, synfire.ir.Surrogate.SlayerGrad::new));
        all.put(
                "piecewise_leaky_relu",
                entry(
                        Map.of("c", 0.01, "width", 1.0),
                        s -> new synfire.ir.Surrogate.PiecewiseLeakyRelu(at(s, "c"), at(s, "width"))));
        all.put(
                "squarewave_fourier_series",
                entry(
                        Map.of("n", 2.0, "period", 8.0),
                        s -> new synfire.ir.Surrogate.SquarewaveFourierSeries((int) at(s, "n"), at(s, "period"))));
        all.put(
                "s2nn",
                entry(
                        Map.of("alpha", 4.0, "beta", 1.0, "epsilon", 1e-8),
                        s -> new synfire.ir.Surrogate.S2nn(at(s, "alpha"), at(s, "beta"), at(s, "epsilon"))));
        all.put(
                "leaky_relu",
                entry(
                        Map.of("alpha", 0.1, "beta", 1.0),
                        s -> new synfire.ir.Surrogate.LeakyRelu(at(s, "alpha"), at(s, "beta"))));
        all.put(
                "relu_grad",
                entry(
                        Map.of("alpha", 0.3, "width", 1.0),
                        s -> new synfire.ir.Surrogate.ReluGrad(at(s, "alpha"), at(s, "width"))));
        all.put(
                "gaussian_grad",
                entry(
                        Map.of("sigma", 0.5, "alpha", 0.5),
                        s -> new synfire.ir.Surrogate.GaussianGrad(at(s, "sigma"), at(s, "alpha"))));
        all.put(
                "multi_gaussian_grad",
                entry(
                        Map.of("h", 0.15, "s", 6.0, "sigma", 0.5, "scale", 0.5),
                        s -> new synfire.ir.Surrogate.MultiGaussianGrad(
                                at(s, "h"), at(s, "s"), at(s, "sigma"), at(s, "scale"))));
        return all;
    }

    private static Entry alpha(double usual, Function<Double, synfire.ir.Surrogate> make) {
        return entry(Map.of("alpha", usual), s -> make.apply(at(s, "alpha")));
    }

    private static Entry entry(
            Map<String, Double> settings, Function<SortedMap<String, Double>, synfire.ir.Surrogate> make) {
        return new Entry(new TreeMap<>(settings), make);
    }

    private static double at(SortedMap<String, Double> settings, String name) {
        return settings.getOrDefault(name, Double.NaN);
    }
}
