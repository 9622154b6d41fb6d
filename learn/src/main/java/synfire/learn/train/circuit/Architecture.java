package synfire.learn.train.circuit;

import java.util.Arrays;
import java.util.List;
import synfire.network.description.Network;
import synfire.network.random.RandomKey;

/// A network to be trained: its cells, and the groups of weights that join them.
public sealed interface Architecture permits Circuit, Mixture {

    /// The population that answers.
    String READOUT = "readout";

    /// How many cells there are besides the readout.
    int cells();

    /// The variable of the readout that is read.
    String output();

    /// The groups of weights for so many input channels and outputs.
    List<WeightGroup> groups(int inputs, int outputs);

    /// The network, its weights still 0.
    ///
    /// @param seed of parameters that are drawn
    Network network(int inputs, int outputs, long seed);

    /// Which synapses of a group there are: ones and zeros `[source][target]`.
    double[] mask(WeightGroup group, RandomKey key);

    /// The share of targets that a source of a group has, for the spread of its first weights.
    double share(WeightGroup group);

    /// The mask of a group whose synapses are all there.
    static double[] all(WeightGroup group) {
        var ones = new double[group.size()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
