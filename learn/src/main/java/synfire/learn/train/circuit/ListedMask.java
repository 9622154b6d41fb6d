package synfire.learn.train.circuit;

import java.util.Arrays;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

/// Synapses as somebody gives them, cell by cell; excitatory cells come first in rows and columns.
///
/// @param synapses `[source][target]`, 1 where there is one and else 0
/// @param cells of both kinds
public record ListedMask(Samples synapses, int cells) implements Mask {

    /// @throws IllegalArgumentException naming the first row that has no synapse, or the first number that is neither 0
    ///     nor 1
    public ListedMask {
        if (synapses.size() != cells * cells) {
            throw new IllegalArgumentException("a mask of %d numbers for %d cells; give %d, a row for each source"
                    .formatted(synapses.size(), cells, cells * cells));
        }
        for (int s = 0; s < cells; s++) {
            int count = 0;
            for (int t = 0; t < cells; t++) {
                double value = synapses.get(s * cells + t);
                if (value != 0 && value != 1) {
                    throw new IllegalArgumentException(
                            "the mask has %s in row %d, column %d; write 1 for a synapse and 0 for none"
                                    .formatted(value, s, t));
                }
                count += (int) value;
            }
            if (count == 0) {
                throw new IllegalArgumentException(
                        "row %d of the mask is empty, so cell %d contacts none; give it a target, or leave the cell out"
                                .formatted(s, s));
            }
        }
    }

    @Override
    public double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
        if (excitatory + inhibitory != cells) {
            throw new IllegalArgumentException("the mask is of %d cells, the network has %d; give one of %d by %d"
                    .formatted(cells, excitatory + inhibitory, excitatory + inhibitory, excitatory + inhibitory));
        }
        var all = synapses.toArray();
        return fromExcitatory
                ? Arrays.copyOf(all, excitatory * cells)
                : Arrays.copyOfRange(all, excitatory * cells, all.length);
    }

    @Override
    public double share(boolean fromExcitatory) {
        return synapses.stream().sum() / synapses.size();
    }
}
