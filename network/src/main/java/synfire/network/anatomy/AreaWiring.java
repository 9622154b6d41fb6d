package synfire.network.anatomy;

import java.util.stream.IntStream;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.Position;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.random.RandomKey;
import synfire.network.values.Distribution;
import synfire.network.values.Positions;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

/// Areas as groups of excitatory and inhibitory cells that spike: excitation between areas by FLN with the
/// delays of the
/// lengths, connections within an area by distance.
///
/// The populations are called `E` and `I`; each has a part `area0`, `area1`, … for each region of the
/// connectome, in its
/// order. Projections: `E_E` and `E_I`, within areas, with the chance peak·e^(−d²/2σ²); `I_E` and `I_I`,
/// within areas, with
/// one chance; `long_range` from `E` to `E` of other areas. Excitatory weights are log-normal and never
/// negative, inhibitory ones never positive (Dale's law), also where they are trained.
///
/// @param cells of an area; `excitatory` is the part of them that excites, 0.8 in cortex
/// @param side of the square on which the cells of an area lie
/// @param local synapses within areas
/// @param between synapses between areas
public record AreaWiring(int cells, double excitatory, Quantity side, Local local, Between between) {

    private static final Unit MM = Units.parse("mm");

    /// Synapses within an area.
    ///
    /// @param peak chance of a synapse from an excitatory cell at distance 0
    /// @param sigma of the Gaussian by which it falls
    /// @param inhibition chance of a synapse from an inhibitory cell
    /// @param excites what an excitatory spike adds to, `inhibits` what an inhibitory one does
    /// @param weight of excitatory synapses, `inhibitory` of the others, below 0
    public record Local(
            double peak,
            Quantity sigma,
            double inhibition,
            String excites,
            String inhibits,
            Distribution weight,
            Distribution inhibitory) {}

    /// Synapses between areas.
    ///
    /// @param perCell how many an excitatory cell gets from other areas, on average, if its FLN add up to 1
    /// @param weight of each
    /// @param velocity of conduction
    public record Between(double perCell, Distribution weight, Quantity velocity) {}

    public AreaWiring {
        if (cells < 2 || !(excitatory > 0 && excitatory < 1)) {
            throw new IllegalArgumentException(
                    "areas of %d cells of which %s excite; give 2 cells or more and a part between 0 and 1"
                            .formatted(cells, excitatory));
        }
    }

    /// @throws ConnectomeException if the connectome has no lengths
    public Anatomical network(Connectome connectome, Model e, Model i, long seed) {
        var key = RandomKey.ofSeed(seed).split("areas");
        int areas = connectome.size();
        int exciting = Math.clamp(Math.round(cells * excitatory), 1, cells - 1);
        var places = new AreaPlaces(key.split("places"), areas, side.in(MM));
        var excitatoryCells = population("E", e, connectome, exciting, places, 0);
        var inhibitoryCells = population("I", i, connectome, cells - exciting, places, areas * exciting);
        var edges = new AreaEdges(key, areas, exciting, cells - exciting, places);
        var positive = Weights.of(local.weight()).with(Sign.NOT_NEGATIVE);
        var negative = Weights.of(local.inhibitory()).with(Sign.NOT_POSITIVE);
        double sigma = local.sigma().in(MM);
        var network = Network.named("areas", seed)
                .with(excitatoryCells)
                .with(inhibitoryCells)
                .with(within(
                        "E_E", excitatoryCells, excitatoryCells, edges.byDistance(true, local.peak(), sigma), positive))
                .with(within(
                        "E_I",
                        excitatoryCells,
                        inhibitoryCells,
                        edges.byDistance(false, local.peak(), sigma),
                        positive))
                .with(within(
                        "I_E", inhibitoryCells, excitatoryCells, edges.inhibitory(true, local.inhibition()), negative))
                .with(within(
                        "I_I",
                        inhibitoryCells,
                        inhibitoryCells,
                        edges.inhibitory(false, local.inhibition()),
                        negative));
        var far = edges.between(connectome.weights().values(), between.perCell());
        var lengths = MassWiring.lengths(connectome);
        double velocity = between.velocity().inBase();
        var delays = Samples.generate(
                far.size(),
                k -> lengths.at(far.source(k) / exciting, far.target(k) / exciting) * MM.inBase() / velocity);
        network = network.with(new Projection(
                "long_range",
                excitatoryCells.all(),
                excitatoryCells.all(),
                far.connector(),
                Synapse.addTo(local.excites()),
                Weights.of(between.weight()).with(Sign.NOT_NEGATIVE),
                new Delay.Real(new SynapseValues.Listed(delays, Units.MS))));
        return new Anatomical(network, connectome.provenance());
    }

    private Projection within(String name, Population from, Population to, AreaEdges.Pairs pairs, Weights weights) {
        var variable = weights.sign().orElseThrow() == Sign.NOT_NEGATIVE ? local.excites() : local.inhibits();
        Connector connector = pairs.connector();
        return new Projection(name, from.all(), to.all(), connector, Synapse.addTo(variable), weights, Delay.none());
    }

    private Population population(
            String name, Model model, Connectome connectome, int perArea, AreaPlaces places, int first) {
        int size = Math.multiplyExact(connectome.size(), perArea);
        var centres = connectome.regions().stream()
                .map(region -> region.position().orElse(new Position(0, 0, 0)))
                .toList();
        var x = Samples.generate(size, c -> centres.get(c / perArea).x() + places.x(first + c));
        var y = Samples.generate(size, c -> centres.get(c / perArea).y() + places.y(first + c));
        var z = Samples.generate(size, c -> centres.get(c / perArea).z());
        var population = Population.of(name, model, size).at(new Positions.Listed(x, y, z, MM));
        for (int area : IntStream.range(0, connectome.size()).toArray()) {
            population = population.withPart("area" + area, area * perArea, (area + 1) * perArea);
        }
        return population;
    }

    /// The part of a population that belongs to a region.
    ///
    /// @throws ConnectomeException naming the regions there are
    public static String part(Connectome connectome, String region) {
        return "area" + connectome.index(region);
    }
}
