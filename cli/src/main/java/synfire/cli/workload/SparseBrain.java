package synfire.cli.workload;

import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Indices;
import synfire.network.wiring.Weights;

/// A network of the size of a fly's brain in which little happens: 138,639 leaky cells with the parameters of Shiu et
/// al. (2024), Nature 634:210, 5 million synapses drawn from a random key, the number of each cell's targets
/// log-normal;
/// 20 cells are driven by a Poisson process each, at 150 Hz.
///
/// One synapse of 0.275 mV is far too weak to make its target fire, so anything happens in the driven cells and their
/// targets alone. Where synapses of driven cells are `strong`, their targets fire too.
public final class SparseBrain {

    private static final int CELLS = 138_639;
    private static final int DRIVEN = 20;
    private static final double MEAN_TARGETS = 5e6 / CELLS;
    private static final double SIGMA = 1;
    private static final double WEIGHT_MV = 0.275;
    private static final double STRONG_MV = 250 * WEIGHT_MV;
    private static final double RATE_HZ = 150;

    private final Indices cells;
    private final Indices sources;
    private final Indices targets;
    private final Indices driven;
    private final boolean strong;

    private SparseBrain(Indices cells, Indices sources, Indices targets, Indices driven, boolean strong) {
        this.cells = cells;
        this.sources = sources;
        this.targets = targets;
        this.driven = driven;
        this.strong = strong;
    }

    /// All cells.
    public static SparseBrain whole(long seed, boolean strong) {
        var key = RandomKey.ofSeed(seed);
        var stream = new CounterStream(key.split("synapses"), 0);
        var sources = IntStream.builder();
        var targets = IntStream.builder();
        double location = Math.log(MEAN_TARGETS) - SIGMA * SIGMA / 2;
        for (int cell = 0; cell < CELLS; cell++) {
            stream.restart(key.split("synapses"), cell);
            long degree = Math.round(Math.exp(location + SIGMA * stream.nextNormal()));
            for (int k = 0; k < degree; k++) {
                sources.add(cell);
                targets.add(stream.nextBelow(CELLS));
            }
        }
        stream.restart(key.split("driven"), 0);
        var driven = IntStream.generate(() -> stream.nextBelow(CELLS))
                .distinct()
                .limit(DRIVEN)
                .sorted()
                .toArray();
        return new SparseBrain(
                Indices.of(IntStream.range(0, CELLS).toArray()),
                Indices.of(sources.build().toArray()),
                Indices.of(targets.build().toArray()),
                Indices.of(driven),
                strong);
    }

    /// The cells that anything happens in, with the synapses among them: they do what they do in the whole.
    public SparseBrain active() {
        var reached = set(driven);
        for (int step = 0; step < (strong ? 2 : 1); step++) {
            reached.or(reachedFrom(reached));
        }
        var place = new int[CELLS];
        int next = 0;
        for (int cell = reached.nextSetBit(0); cell >= 0; cell = reached.nextSetBit(cell + 1)) {
            place[cell] = next++;
        }
        var from = IntStream.builder();
        var to = IntStream.builder();
        for (int k = 0; k < sources.size(); k++) {
            if (reached.get(sources.get(k)) && reached.get(targets.get(k))) {
                from.add(place[sources.get(k)]);
                to.add(place[targets.get(k)]);
            }
        }
        return new SparseBrain(
                Indices.of(reached.stream().toArray()),
                Indices.of(from.build().toArray()),
                Indices.of(to.build().toArray()),
                Indices.of(set(driven).stream().map(cell -> place[cell]).toArray()),
                strong);
    }

    private static BitSet set(Indices numbers) {
        var set = new BitSet();
        for (int k = 0; k < numbers.size(); k++) {
            set.set(numbers.get(k));
        }
        return set;
    }

    private BitSet reachedFrom(BitSet cellsThatFire) {
        var reached = new BitSet();
        for (int k = 0; k < sources.size(); k++) {
            if (cellsThatFire.get(sources.get(k))) {
                reached.set(targets.get(k));
            }
        }
        return reached;
    }

    /// The numbers in the whole brain of the cells, ascending.
    public Indices cells() {
        return cells;
    }

    public int synapses() {
        return sources.size();
    }

    /// The network, with the Poisson processes drawn from a seed.
    public Network network(long seed) {
        var population = Population.of("cells", cell(), cells.size()).starting("v", CellValues.of(-52, "mV"));
        var delay = Delay.steps(1.8, "ms");
        var network = Network.named("brain", seed)
                .with(population)
                .with(new Stimulus.PoissonSources("drive", DRIVEN, Course.constant(RATE_HZ, "Hz")))
                .with(new Projection(
                        "onto",
                        new Cells.Range("drive", 0, DRIVEN),
                        population.cells(driven.toArray()),
                        new Connector.OneToOne(),
                        Synapse.addTo("v"),
                        Weights.of(STRONG_MV, "mV"),
                        delay))
                .with(new Projection(
                        "recurrent",
                        population.all(),
                        population.all(),
                        new Connector.EdgeList(sources, targets),
                        Synapse.addTo("g"),
                        Weights.of(WEIGHT_MV, "mV"),
                        delay));
        return strong ? network.with(strongSynapses(population, delay)) : network;
    }

    private Projection strongSynapses(Population population, Delay delay) {
        var isDriven = set(driven);
        var picked = IntStream.range(0, sources.size())
                .filter(k -> isDriven.get(sources.get(k)))
                .toArray();
        return new Projection(
                "strong",
                population.all(),
                population.all(),
                Connector.EdgeList.of(
                        IntStream.of(picked).map(sources::get).toArray(),
                        IntStream.of(picked).map(targets::get).toArray()),
                Synapse.addTo("g"),
                Weights.of(STRONG_MV, "mV"),
                delay);
    }

    private static Model cell() {
        return Model.fromEquations(
                        """
                        dv/dt = (El - v + g)/taum : volt (unless refractory)
                        dg/dt = -g/taus : volt (unless refractory)
                        """,
                        Map.of(
                                "El", Quantity.of(-52, "mV"),
                                "taum", Quantity.of(20, "ms"),
                                "taus", Quantity.of(5, "ms")))
                .threshold("v > -45*mV")
                .reset("v = -52*mV; g = 0*mV")
                .refractory("2.2*ms")
                .named("fly")
                .model();
    }
}
