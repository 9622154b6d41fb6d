package synfire.learn.train.circuit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.network.TrialNetwork;

/// What is trained of a group of weights, and how weights come from it.
public final class Latent implements Trained {

    private final WeightGroup group;
    private final Dale dale;
    private final double[] values;
    private final double[] mask;

    /// First values.
    ///
    /// @param key of the weights of this group
    public Latent(Architecture circuit, WeightGroup group, Dale dale, RandomKey key) {
        this.group = group;
        this.dale = dale;
        this.mask = circuit.mask(group, key.split("mask"));
        this.values = group.initial(circuit.share(group), key.split("weights"));
        for (int i = 0; i < values.length; i++) {
            values[i] = this.mask[i] * (group.signed() ? dale.latent(values[i]) : values[i]);
        }
    }

    public WeightGroup group() {
        return group;
    }

    @Override
    public String name() {
        return group.name();
    }

    @Override
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

    /// Where the projections that it gives weights to have synapses: not 0, by `PROJECTION.weight`.
    public Map<String, Samples> synapses() {
        return group.blocks().stream()
                .collect(Collectors.toMap(
                        block -> block.projection() + ".weight", block -> Samples.of(group.cut(mask, block))));
    }

    @Override
    public void settle() {
        if (group.signed()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = dale.settled(values[i]);
            }
        }
    }

    @Override
    public void give(TrialNetwork network) {
        var weights = weights();
        for (var block : group.blocks()) {
            network.set(block.projection() + ".weight", Samples.of(group.cut(weights, block)));
        }
    }

    @Override
    public List<String> by() {
        return group.blocks().stream()
                .map(block -> block.projection() + ".weight")
                .toList();
    }

    @Override
    public double[] gradient(Map<String, Samples> found) {
        var gradient = new double[values.length];
        for (var block : group.blocks()) {
            var part = Objects.requireNonNull(found.get(block.projection() + ".weight"));
            group.paste(part.toArray(), block, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= mask[i] * (group.signed() ? dale.slope(values[i]) : 1);
        }
        return gradient;
    }
}
