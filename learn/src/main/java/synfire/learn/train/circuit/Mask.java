package synfire.learn.train.circuit;

import java.util.Arrays;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Which recurrent synapses there are. Cells are numbered excitatory ones first.
public sealed interface Mask permits Mask.Dense, Mask.FixedProbability, Mask.Gaussian, AreaMask, ListedMask {

    /// Ones and zeros `[source][target]`, targets excitatory ones first.
    ///
    /// @param fromExcitatory whether the sources are the excitatory cells, else the inhibitory ones
    double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key);

    /// The share of targets that a cell has, for the spread of the first weights; 1 where weights take no
    /// account of it.
    double share(boolean fromExcitatory);

    /// Which cells an input channel reaches, `[channel][target]`: each pair by chance, as long as there is no
    /// more to go by.
    ///
    /// @param share of channels that reach a cell
    default double[] ofInput(int channels, int excitatory, int inhibitory, double share, RandomKey key) {
        int targets = excitatory + inhibitory;
        var mask = new double[channels * targets];
        for (int c = 0; c < channels; c++) {
            var random = new CounterStream(key, c);
            for (int t = 0; t < targets; t++) {
                mask[c * targets + t] = random.nextUniform() < share ? 1 : 0;
            }
        }
        return mask;
    }

    /// All of them, a cell's with itself too.
    record Dense() implements Mask {

        @Override
        public double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
            var mask = new double[(fromExcitatory ? excitatory : inhibitory) * (excitatory + inhibitory)];
            Arrays.fill(mask, 1);
            return mask;
        }

        @Override
        public double share(boolean fromExcitatory) {
            return 1;
        }
    }

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

        @Override
        public double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
            int sources = fromExcitatory ? excitatory : inhibitory;
            int targets = excitatory + inhibitory;
            var mask = new double[sources * targets];
            for (int s = 0; s < sources; s++) {
                choose(mask, s * targets, targets, new CounterStream(key, s));
            }
            return mask;
        }

        private void choose(double[] mask, int first, int targets, CounterStream random) {
            int count = (int) (targets * probability);
            if (count < 1) {
                throw new IllegalArgumentException(
                        "a mask of probability %s leaves a cell none of %d targets; give at least %s"
                                .formatted(probability, targets, 1.0 / targets));
            }
            var order = new int[targets];
            Arrays.setAll(order, i -> i);
            for (int i = 0; i < count; i++) {
                int other = i + random.nextBelow(targets - i);
                int chosen = order[other];
                order[other] = order[i];
                mask[first + chosen] = 1;
            }
        }

        @Override
        public double share(boolean fromExcitatory) {
            return probability;
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

        @Override
        public double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
            if (!fromExcitatory) {
                return new FixedProbability(this.inhibitory).draw(excitatory, inhibitory, false, key);
            }
            int targets = excitatory + inhibitory;
            var mask = new double[excitatory * targets];
            for (int s = 0; s < excitatory; s++) {
                var random = new CounterStream(key, s);
                for (int t = 0; t < (reachesInhibitory ? targets : excitatory); t++) {
                    double place = t < excitatory ? t : (t - excitatory + 0.5) * excitatory / inhibitory - 0.5;
                    double d = (s - place) / sigma;
                    mask[s * targets + t] = random.nextUniform() < Math.exp(-d * d / 2) ? 1 : 0;
                }
            }
            return mask;
        }

        @Override
        public double share(boolean fromExcitatory) {
            return fromExcitatory ? 1 : inhibitory;
        }
    }
}
