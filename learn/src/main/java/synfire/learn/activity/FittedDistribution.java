package synfire.learn.activity;

import java.util.Comparator;
import java.util.List;
import org.hipparchus.special.Gamma;
import synfire.network.Samples;

/// A distribution of positive numbers, such as synaptic weights, fitted by maximum likelihood, and Akaike's
/// information criterion to compare it with others: twice the number of parameters minus twice the
/// log-likelihood, the smaller the better. References: Akaike (1974), doi:10.1109/TAC.1974.1100705; Buzsáki &
/// Mizuseki (2014), doi:10.1038/nrn3687, for log-normal weights.
public sealed interface FittedDistribution {

    /// All of them have two.
    int PARAMETERS = 2;

    String name();

    /// The logarithm of the density at x > 0.
    double logDensity(double x);

    /// Akaike's criterion on some numbers.
    default double aic(Samples numbers) {
        return 2 * PARAMETERS - 2 * numbers.stream().map(this::logDensity).sum();
    }

    /// The three distributions fitted to some numbers, the best by Akaike's criterion first.
    ///
    /// @param numbers positive; leave zeros out, and say how many there were
    /// @throws IllegalArgumentException if there are fewer than three, they are all alike, or one is not
    /// positive
    static List<FittedDistribution> all(Samples numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (!(numbers.get(i) > 0) || Double.isInfinite(numbers.get(i))) {
                throw new IllegalArgumentException("number %d of %d is %s; give positive numbers, and leave zeros out"
                        .formatted(i, numbers.size(), numbers.get(i)));
            }
        }
        if (numbers.stream().distinct().limit(PARAMETERS + 1).count() <= PARAMETERS) {
            throw new IllegalArgumentException("%d numbers with fewer than three values fit any distribution; give more"
                    .formatted(numbers.size()));
        }
        return List.<FittedDistribution>of(Normal.of(numbers), LogNormal.of(numbers), GammaShaped.of(numbers)).stream()
                .sorted(Comparator.comparingDouble(fit -> fit.aic(numbers)))
                .toList();
    }

    /// Gaussian.
    record Normal(double mean, double deviation) implements FittedDistribution {

        static Normal of(Samples numbers) {
            double mean = numbers.stream().average().orElseThrow();
            double square =
                    numbers.stream().map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            return new Normal(mean, Math.sqrt(square));
        }

        @Override
        public String name() {
            return "normal";
        }

        @Override
        public double logDensity(double x) {
            double z = (x - mean) / deviation;
            return -0.5 * z * z - Math.log(deviation) - 0.5 * Math.log(2 * Math.PI);
        }
    }

    /// The logarithm is Gaussian.
    record LogNormal(double mean, double deviation) implements FittedDistribution {

        static LogNormal of(Samples numbers) {
            var logarithms = Normal.of(numbers.map(Math::log));
            return new LogNormal(logarithms.mean(), logarithms.deviation());
        }

        @Override
        public String name() {
            return "log-normal";
        }

        @Override
        public double logDensity(double x) {
            return new Normal(mean, deviation).logDensity(Math.log(x)) - Math.log(x);
        }
    }

    /// Gamma: density x^(k−1) e^(−x/θ) / (Γ(k) θ^k). The shape by Newton's method on ln k − ψ(k) = ln x̄ −
    /// mean ln x; reference: Choi & Wette (1969), doi:10.1080/00401706.1969.10490731.
    record GammaShaped(double shape, double scale) implements FittedDistribution {

        private static final int MOST_STEPS = 50;

        static GammaShaped of(Samples numbers) {
            double mean = numbers.stream().average().orElseThrow();
            double s =
                    Math.log(mean) - numbers.stream().map(Math::log).average().orElseThrow();
            double shape = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
            for (int i = 0; i < MOST_STEPS; i++) {
                double step = (Math.log(shape) - Gamma.digamma(shape) - s) / (1 / shape - Gamma.trigamma(shape));
                shape = Math.max(shape - step, shape / 2);
                if (Math.abs(step) < 1e-12 * shape) {
                    break;
                }
            }
            return new GammaShaped(shape, mean / shape);
        }

        @Override
        public String name() {
            return "gamma";
        }

        @Override
        public double logDensity(double x) {
            return (shape - 1) * Math.log(x) - x / scale - Gamma.logGamma(shape) - shape * Math.log(scale);
        }
    }
}
