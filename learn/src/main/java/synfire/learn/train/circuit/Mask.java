package synfire.learn.train.circuit;

import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Which recurrent synapses there are. Cells are numbered excitatory ones first.
public sealed interface Mask {

    /// All of them, a cell's with itself too.
    record Dense() implements Mask {}

    /// Every cell has the same number of targets, drawn among all cells.
    ///
    /// @param probability targets of a cell over cells, rounded down
    record FixedProbability(double probability) implements Mask {
        public FixedProbability {
            if (!(probability > 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "a mask of probability %s has no targets or too many; give a share above 0, at most 1"
                                .formatted(probability));
            }
        }
    }

    /// Excitatory cells contact near ones, with probability exp(−(i − j)²/(2σ²)) for cells numbered i and
    /// j among their own; inhibitory ones are as in [FixedProbability].
    ///
    /// @param sigma in cells
    /// @param inhibitory the share of cells that an inhibitory cell contacts
    /// @param reachesInhibitory whether excitatory cells contact inhibitory ones too, placed evenly among
    ///     them; in the reference they do not
    record Gaussian(double sigma, double inhibitory, boolean reachesInhibitory) implements Mask {
        public Gaussian {
            if (!(sigma > 0)) {
                throw new IllegalArgumentException("a mask of width %s cells; give a positive one".formatted(sigma));
            }
        }
    }

    /// Ones and zeros `[source][target]`, targets excitatory ones first.
    ///
    /// @param fromExcitatory whether the sources are the excitatory cells, else the inhibitory ones
    default double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
        int sources = fromExcitatory ? excitatory : inhibitory;
        int targets = excitatory + inhibitory;
        var mask = new double[sources * targets];
        for (int s = 0; s < sources; s++) {
            var random = new CounterStream(key, s);
            switch (this) {
                case Dense _ -> java.util.Arrays.fill(mask, s * targets, (s + 1) * targets, 1);
                case FixedProbability(double probability) -> choose(mask, s * targets, targets, probability, random);
                case Gaussian(double sigma, double share, boolean reaches) -> {
                    if (!fromExcitatory) {
                        choose(mask, s * targets, targets, share, random);
                        continue;
                    }
                    for (int t = 0; t < (reaches ? targets : excitatory); t++) {
                        double place = t < excitatory ? t : (t - excitatory + 0.5) * excitatory / inhibitory - 0.5;
                        double d = (s - place) / sigma;
                        mask[s * targets + t] = random.nextUniform() < Math.exp(-d * d / 2) ? 1 : 0;
                    }
                }
            }
        }
        return mask;
    }

    /// The share of targets that a cell has, for the spread of the first weights; 1 where weights take no account of
    /// it.
    default double share(boolean fromExcitatory) {
        return switch (this) {
            case Dense _ -> 1;
            case FixedProbability(double probability) -> probability;
            case Gaussian(double _, double share, boolean _) -> fromExcitatory ? 1 : share;
        };
    }

    private static void choose(double[] mask, int first, int targets, double probability, CounterStream random) {
        int count = (int) (targets * probability);
        if (count < 1) {
            throw new IllegalArgumentException(
                    "a mask of probability %s leaves a cell none of %d targets; give at least %s"
                            .formatted(probability, targets, 1.0 / targets));
        }
        var order = new int[targets];
        for (int i = 0; i < targets; i++) {
            order[i] = i;
        }
        for (int i = 0; i < count; i++) {
            int other = i + random.nextBelow(targets - i);
            int chosen = order[other];
            order[other] = order[i];
            mask[first + chosen] = 1;
        }
    }
}
