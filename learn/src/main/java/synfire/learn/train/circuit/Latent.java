package synfire.learn.train.circuit;

import java.util.Map;
import java.util.Objects;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.network.TrialNetwork;

/// What is trained of a group of weights, and how weights come from it.
public final class Latent {

    private final WeightGroup group;
    private final Dale dale;
    private final double[] values;
    private final double[] mask;

    /// First values.
    ///
    /// @param key of the weights of this group
    public Latent(Circuit circuit, WeightGroup group, Dale dale, RandomKey key) {
        this.group = group;
        this.dale = dale;
        boolean excitatory = group.name().equals(Circuit.EXCITATORY);
        boolean recurrent = excitatory || group.name().equals(Circuit.INHIBITORY);
        var mask = recurrent ? circuit.mask() : new Mask.Dense();
        this.mask = recurrent
                ? mask.draw(circuit.excitatory(), circuit.inhibitory(), excitatory, key.split("mask"))
                : ones(group.size());
        this.values = group.initial(mask.share(excitatory), key.split("weights"));
        for (int i = 0; i < values.length; i++) {
            boolean sign = group.signed() && dale == Dale.PROJECTION;
            values[i] = this.mask[i] * (sign ? Math.abs(values[i]) : values[i]);
        }
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    public WeightGroup group() {
        return group;
    }

    /// What is trained; whoever changes it calls [#settle()].
    public double[] values() {
        return values;
    }

    /// The weights `[source][target]`, 0 where there is no synapse.
    public double[] weights() {
        var weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = mask[i] * (group.signed() ? dale.weight(values[i]) : values[i]);
        }
        return weights;
    }

    /// Brings what is trained back to where it may be.
    public void settle() {
        if (group.signed()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = dale.settled(values[i]);
            }
        }
    }

    /// Gives the network its weights.
    public void give(TrialNetwork network) {
        var weights = weights();
        for (var block : group.blocks()) {
            network.set(block.projection() + ".weight", Samples.of(group.cut(weights, block)));
        }
    }

    /// The gradient by what is trained, of that by the weights of projections.
    public double[] gradient(Map<String, Samples> ofProjections) {
        var gradient = new double[values.length];
        for (var block : group.blocks()) {
            var part = Objects.requireNonNull(ofProjections.get(block.projection() + ".weight"));
            group.paste(part.toArray(), block, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= mask[i] * (group.signed() ? dale.slope(values[i]) : 1);
        }
        return gradient;
    }
}
