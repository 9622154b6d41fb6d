package synfire.learn.train.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.random.RandomKey;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Populations of any cells, joined by weights of any sign, all to all: feed-forward, recurrent, or both.
///
/// @param layers the populations
/// @param self whether cells reach themselves
/// @param readout model of the readout, which all populations reach that are in `read`
/// @param read names of populations
/// @param output the variable of the readout that spikes are added to, and that is read
public record Mixture(List<Layer> layers, boolean self, Model readout, List<String> read, String output, Spread spread)
        implements Architecture {

    /// Variance of the first weights, times the number of all sources that reach the same cell from the input, from
    /// populations, and in the readout.
    public record Spread(double input, double recurrent, double readout) {

        public static final Spread STANDARD = new Spread(1, 1, 1);
    }

    static final String INPUT = "input";

    public Mixture {
        layers = List.copyOf(layers);
        read = List.copyOf(read);
        var names = layers.stream().map(Layer::name).toList();
        for (var layer : layers) {
            require(layer.from(), names, true, "population '" + layer.name() + "'");
        }
        require(read, names, false, "the readout");
    }

    private static void require(List<String> from, List<String> names, boolean input, String target) {
        for (var source : from) {
            if (!names.contains(source) && !(input && source.equals(INPUT))) {
                throw new IllegalArgumentException("%s is reached from '%s', which there is not; choose among %s%s"
                        .formatted(target, source, names, input ? " and input" : ""));
            }
        }
    }

    /// One group of weights, before it has a size.
    private record Joint(String name, String source, String target, String into, double variance, Delay delay) {}

    @Override
    public int cells() {
        return layers.stream().mapToInt(Layer::size).sum();
    }

    private Layer layer(String name) {
        return layers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int size(String source, int inputs) {
        return source.equals(INPUT) ? inputs : layer(source).size();
    }

    private List<Joint> joints() {
        var joints = new ArrayList<Joint>();
        for (var layer : layers) {
            for (var source : layer.from()) {
                boolean input = source.equals(INPUT);
                var delays = input ? List.of(Quantity.of(0, "ms")) : layer.delays();
                for (var into : layer.into()) {
                    for (int d = 0; d < delays.size(); d++) {
                        var name = source + "_" + layer.name();
                        joints.add(new Joint(
                                layer.isManifold() ? name + "_" + into + "_" + d : name,
                                source,
                                layer.name(),
                                into,
                                input
                                        ? spread.input()
                                        : share(source, layer.from(), spread.recurrent() / delays.size()),
                                delay(delays.get(d))));
                    }
                }
            }
        }
        for (var source : read) {
            joints.add(new Joint(
                    source + "_" + READOUT,
                    source,
                    READOUT,
                    output,
                    share(source, read, spread.readout()),
                    Delay.none()));
        }
        return joints;
    }

    private static Delay delay(Quantity time) {
        return time.value() == 0 ? Delay.none() : new Delay.Steps(new SynapseValues.Constant(time));
    }

    /// What remains of a variance for one of several sources.
    private double share(String source, List<String> from, double variance) {
        int all = from.stream()
                .filter(each -> !each.equals(INPUT))
                .mapToInt(each -> layer(each).size())
                .sum();
        return variance * layer(source).size() / all;
    }

    @Override
    public List<WeightGroup> groups(int inputs, int outputs) {
        return joints().stream()
                .map(joint -> {
                    int sources = size(joint.source(), inputs);
                    int targets = joint.target().equals(READOUT)
                            ? outputs
                            : layer(joint.target()).size();
                    var name = joint.name();
                    var whole = new WeightGroup.Block(name, 0, sources, 0, targets);
                    return new WeightGroup(name, sources, targets, joint.variance(), false, List.of(whole));
                })
                .toList();
    }

    @Override
    public double[] mask(WeightGroup group, RandomKey key) {
        var mask = Architecture.all(group);
        boolean itself = joints().stream()
                .anyMatch(joint ->
                        joint.source().equals(joint.target()) && joint.name().equals(group.name()));
        if (!self && itself) {
            for (int i = 0; i < group.sources(); i++) {
                mask[i * group.targets() + i] = 0;
            }
        }
        return mask;
    }

    @Override
    public double share(WeightGroup group) {
        return 1;
    }

    @Override
    public Network network(int inputs, int outputs, long seed) {
        var nothing = SpikeTrain.of(new double[0], 0, 1);
        var network = Network.named("mixture", seed);
        for (var layer : layers) {
            network = network.with(layer.population());
        }
        network = network.with(Population.of(READOUT, readout, outputs))
                .with(new Stimulus.SpikeSources(INPUT, Collections.nCopies(inputs, nothing)));
        for (var joint : joints()) {
            var source = joint.source().equals(INPUT)
                    ? new Cells.Range(INPUT, 0, inputs)
                    : network.population(joint.source()).all();
            var sent = joint.source().equals(INPUT)
                    ? Optional.<String>empty()
                    : layer(joint.source()).sends();
            network = network.with(new Projection(
                    joint.name(),
                    source,
                    network.population(joint.target()).all(),
                    new Connector.AllToAll(true),
                    sent.<Synapse>map(variable -> new Synapse.Graded(variable, joint.into()))
                            .orElseGet(() -> Synapse.addTo(joint.into())),
                    Weights.of(0, "1"),
                    joint.delay()));
        }
        return network;
    }
}
