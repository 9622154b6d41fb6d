package synfire.cli.multiscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.learn.activity.FittedDistribution;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

/// Which distribution the trained weights among excitatory cells follow, beside what paired recordings found.
///
/// @param first weights before training, `[source][target]`, 0 where there is no synapse
/// @param trained the same after it
record WeightFindings(Samples first, Samples trained, RandomKey key) {

    private static final String SOURCE =
            "Song et al. (2005), doi:10.1371/journal.pbio.0030068: EPSPs between layer 5 pyramidal cells";
    private static final String SHUFFLED =
            "what training did to each synapse was given to another synapse, and its size taken";
    /// Weights below are no synapse, in nS.
    private static final double LEAST = 1e-6;

    List<Finding> findings() {
        var ours = positive(trained.toArray());
        var control = positive(shuffled());
        var found = new ArrayList<Finding>();
        for (var name : List.of("log-normal", "normal", "gamma")) {
            found.add(new Finding(
                    "AIC of a " + name + " distribution of weights, less the best one's",
                    "",
                    name.equals("log-normal") ? "0, log-normal is the best" : "above 0",
                    SOURCE,
                    aic(name, ours),
                    aic(name, control),
                    SHUFFLED));
        }
        found.add(new Finding(
                "standard deviation of the logarithm of weights",
                "",
                "0.94",
                SOURCE,
                spread(ours),
                spread(control),
                SHUFFLED));
        return found;
    }

    private double[] shuffled() {
        var synapses = java.util.stream.IntStream.range(0, first.size())
                .filter(i -> first.get(i) != 0)
                .toArray();
        var order = Shuffle.order(synapses.length, key);
        var weights = new double[synapses.length];
        for (int i = 0; i < weights.length; i++) {
            int other = synapses[order[i]];
            weights[i] = Math.abs(first.get(synapses[i]) + trained.get(other) - first.get(other));
        }
        return weights;
    }

    private static Samples positive(double[] weights) {
        return Samples.of(
                Arrays.stream(weights).map(Math::abs).filter(w -> w > LEAST).toArray());
    }

    private static double aic(String name, Samples weights) {
        var fits = FittedDistribution.all(weights);
        double best = fits.getFirst().aic(weights);
        return fits.stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(each -> each.aic(weights) - best)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double spread(Samples weights) {
        var logarithms = weights.map(Math::log);
        double mean = logarithms.stream().average().orElse(Double.NaN);
        return Math.sqrt(
                logarithms.stream().map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN));
    }
}
