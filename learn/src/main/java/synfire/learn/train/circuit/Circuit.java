package synfire.learn.train.circuit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Model;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.random.RandomKey;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// A network to be trained: inputs reach excitatory and inhibitory cells, which reach each other and a readout.
///
/// Reference for form and defaults: Wang et al. (2024), arXiv:2406.19708.
///
/// @param cell model of the cells, with the variables that excitation and inhibition add to
/// @param inhibitoryCell model of the inhibitory cells, with the same variables
/// @param graded what excitatory cells send to each other in place of spikes, if anything
/// @param values of parameters of the cells, by name
/// @param readout model of the readout
/// @param mask which recurrent synapses there are
/// @param spread of the first weights
/// @param inputShare the share of input channels that reach a cell
public record Circuit(
        Model cell,
        Model inhibitoryCell,
        Optional<Graded> graded,
        Map<String, CellValues> values,
        int excitatory,
        int inhibitory,
        Variables variables,
        Model readout,
        Mask mask,
        Spread spread,
        double inputShare)
        implements Architecture {

    /// Variables of the models that spikes add to, and that is read.
    public record Variables(String excitation, String inhibition, String readout) {

        /// Those of `gif-network` and `readout`.
        public static final Variables STANDARD = new Variables("g_E", "g_I", "r");
    }

    /// Numbers that excitatory cells send to each other.
    ///
    /// @param sent variable of the sender, 0 in steps in which nothing is sent
    /// @param into variable of the target that it is added to, times the weight
    /// @param toReadout whether the readout gets them as well; spikes otherwise
    public record Graded(String sent, String into, boolean toReadout) {}

    /// Variance of the first weights of each group, times the number of sources.
    public record Spread(double input, double excitatory, double inhibitory, double readout) {

        /// Those of the reference.
        public static final Spread STANDARD = new Spread(1, 0.5, 2, 2);
    }

    static final String INPUT = "input";
    static final String EXCITATORY = "excitatory";
    static final String INHIBITORY = "inhibitory";

    public Circuit {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (excitatory < 1 || inhibitory < 1) {
            throw new IllegalArgumentException("%d excitatory and %d inhibitory cells; give at least one of each"
                    .formatted(excitatory, inhibitory));
        }
        if (!(inputShare > 0 && inputShare <= 1)) {
            throw new IllegalArgumentException(
                    "a share %s of input channels reaches a cell; give one above 0, at most 1".formatted(inputShare));
        }
    }

    /// All cells follow one model, and send spikes.
    public Circuit(
            Model cell,
            Map<String, CellValues> values,
            int excitatory,
            int inhibitory,
            Variables variables,
            Model readout,
            Mask mask,
            Spread spread) {
        this(cell, cell, Optional.empty(), values, excitatory, inhibitory, variables, readout, mask, spread, 1);
    }

    @Override
    public int cells() {
        return excitatory + inhibitory;
    }

    @Override
    public String output() {
        return variables.readout();
    }

    @Override
    public List<WeightGroup> groups(int inputs, int outputs) {
        return List.of(
                ofColumns(INPUT, inputs, spread.input()),
                ofColumns(EXCITATORY, excitatory, spread.excitatory()),
                ofColumns(INHIBITORY, inhibitory, spread.inhibitory()),
                new WeightGroup(
                        READOUT,
                        cells(),
                        outputs,
                        spread.readout(),
                        false,
                        List.of(
                                new WeightGroup.Block(joined(EXCITATORY, READOUT), 0, excitatory, 0, outputs),
                                new WeightGroup.Block(
                                        joined(INHIBITORY, READOUT), excitatory, inhibitory, 0, outputs))));
    }

    private WeightGroup ofColumns(String source, int sources, double variance) {
        return new WeightGroup(
                source,
                sources,
                cells(),
                variance,
                true,
                List.of(
                        new WeightGroup.Block(joined(source, EXCITATORY), 0, sources, 0, excitatory),
                        new WeightGroup.Block(joined(source, INHIBITORY), 0, sources, excitatory, inhibitory)));
    }

    private static String joined(String source, String target) {
        return source + "_" + target;
    }

    @Override
    public double[] mask(WeightGroup group, RandomKey key) {
        if (group.name().equals(INPUT) && inputShare < 1) {
            return mask.ofInput(group.sources(), excitatory, inhibitory, inputShare, key);
        }
        return isRecurrent(group)
                ? mask.draw(excitatory, inhibitory, group.name().equals(EXCITATORY), key)
                : Architecture.all(group);
    }

    @Override
    public double share(WeightGroup group) {
        if (group.name().equals(INPUT)) {
            return inputShare;
        }
        return isRecurrent(group) ? mask.share(group.name().equals(EXCITATORY)) : 1;
    }

    private static boolean isRecurrent(WeightGroup group) {
        return group.name().equals(EXCITATORY) || group.name().equals(INHIBITORY);
    }

    @Override
    public Network network(int inputs, int outputs, long seed) {
        var nothing = SpikeTrain.of(new double[0], 0, 1);
        var network = Network.named("circuit", seed)
                .with(population(EXCITATORY, cell, excitatory))
                .with(population(INHIBITORY, inhibitoryCell, inhibitory))
                .with(Population.of(READOUT, readout, outputs))
                .with(new Stimulus.SpikeSources(INPUT, Collections.nCopies(inputs, nothing)));
        var input = new Cells.Range(INPUT, 0, inputs);
        for (var target : List.of(EXCITATORY, INHIBITORY)) {
            var cells = network.population(target).all();
            network = network.with(projection(network, input, cells, Synapse.addTo(variables.excitation())));
        }
        for (var target : List.of(EXCITATORY, INHIBITORY)) {
            var cells = network.population(target).all();
            var excitation = target.equals(EXCITATORY)
                    ? graded.<Synapse>map(each -> new Synapse.Graded(each.sent(), each.into()))
                    : Optional.<Synapse>empty();
            network = network.with(projection(
                    network,
                    network.population(EXCITATORY).all(),
                    cells,
                    excitation.orElseGet(() -> Synapse.addTo(variables.excitation()))));
            network = network.with(projection(
                    network, network.population(INHIBITORY).all(), cells, Synapse.addTo(variables.inhibition())));
        }
        for (var source : List.of(EXCITATORY, INHIBITORY)) {
            var released = graded.filter(each -> each.toReadout() && source.equals(EXCITATORY))
                    .<Synapse>map(each -> new Synapse.Graded(each.sent(), variables.readout()));
            network = network.with(projection(
                    network,
                    network.population(source).all(),
                    network.population(READOUT).all(),
                    released.orElseGet(() -> Synapse.addTo(variables.readout()))));
        }
        return network;
    }

    private Population population(String name, Model model, int size) {
        var population = Population.of(name, model, size);
        for (var value : values.entrySet()) {
            population = population.with(value.getKey(), value.getValue());
        }
        return population;
    }

    private static Projection projection(Network network, Cells source, Cells target, Synapse synapse) {
        var into = synapse instanceof Synapse.Graded(var _, var variable)
                ? variable
                : ((Synapse.AddTo) synapse).variable();
        var unit = network.population(target.population()).model().state().stream()
                .filter(each -> each.name().equals(into))
                .map(each -> each.unit().toString())
                .findFirst()
                .orElse("1");
        return new Projection(
                joined(source.population(), target.population()),
                source,
                target,
                new Connector.AllToAll(true),
                synapse,
                Weights.of(0, unit),
                Delay.none());
    }
}
