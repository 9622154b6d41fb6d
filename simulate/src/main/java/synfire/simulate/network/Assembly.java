package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.wiring.Wiring;

/// Turns the description of a network into its program and the synapses that go with it.
///
/// @param mostStored synapses of a projection from which on they are drawn for each spike, where they can
///     be
record Assembly(Network network, double dtMs, DType dtype, ProgramOptions options, long mostStored) {

    /// 512 MiB of targets.
    static final long MOST_STORED = 1L << 27;

    Assembly(Network network, double dtMs, DType dtype) {
        this(network, dtMs, dtype, ProgramOptions.PLAIN, MOST_STORED);
    }

    /// All synapses are stored, as derivatives need them.
    Assembly(Network network, double dtMs, DType dtype, ProgramOptions options) {
        this(network, dtMs, dtype, options, Long.MAX_VALUE);
    }

    Assembly(Network network, double dtMs, DType dtype, SpikeMode mode) {
        this(network, dtMs, dtype, ProgramOptions.of(mode));
    }

    /// A program and the wiring of each of its projections.
    record Assembled(NetworkProgram program, List<Wiring> wirings) {}

    Assembled assemble() {
        var synapses = new SynapseAssembly(network, dtype);
        var populations = new ArrayList<PopulationCode>();
        var numbers = new HashMap<String, Integer>();
        for (var population : network.populations()) {
            numbers.put(population.name(), populations.size());
            populations.add(
                    new PopulationCode(synapses.together(population), populations.size(), dtype, dtMs, options));
        }
        var stimuli = new Stimuli(network, dtMs, dtype);
        var couplings = new Couplings(network, dtMs, dtype, options).parts(populations);
        for (var population : populations) {
            var drives = stimuli.drives(population);
            couplings.forEach(part -> part.addTo(population, drives));
            population.drive(drives);
        }
        var sources = stimuli.sources();
        sources.forEach(each -> numbers.put(each.name(), populations.size() + each.number()));
        var projections = new ArrayList<ProjectionCode>();
        var links = new ArrayList<NetworkProgram.Link>();
        var wirings = new ArrayList<Wiring>();
        var codes = new ArrayList<SynapseCode>();
        for (var projection : network.projections()) {
            var wiring = network.wiring(projection.name(), Quantity.of(dtMs, "ms"));
            var link = new NetworkProgram.Link(
                    number(numbers, projection, projection.source().population()),
                    number(numbers, projection, projection.target().population()));
            wirings.add(wiring);
            var variable = variable(projection, synapses);
            if (variable.isEmpty()) {
                codes.add(synapses.code(
                        projection,
                        network.projections().size() + codes.size(),
                        Sender.numbered(link.source(), populations, sources, dtype),
                        populations.get(link.target()),
                        wiring));
                continue;
            }
            links.add(link);
            var drawn =
                    options.full() ? Optional.<DrawnSynapses>empty() : DrawnSynapses.of(projection, wiring, mostStored);
            var made = options.full() || drawn.isPresent()
                    ? Optional.<ProceduralSynapses>empty()
                    : ProceduralSynapses.of(projection, wiring, mostStored, dtype);
            projections.add(new ProjectionCode(
                    projection.name(),
                    projections.size(),
                    link.source() < populations.size()
                            ? populations.get(link.source()).axis()
                            : sources.get(link.source() - populations.size()).axis(),
                    populations.get(link.target()).axis(),
                    variable.get(),
                    projection.synapse() instanceof Synapse.Graded(var sent, var _) ? sent : PopulationCode.EVENTS,
                    options.free().contains(projection.name() + ".delay") ? Travel.learned() : Travel.of(wiring),
                    options.free().contains(projection.name() + ".weight") ? Optional.empty() : wiring.commonWeight(),
                    drawn,
                    made,
                    options.full(),
                    places(projection),
                    dtype));
        }
        var poisson = stimuli.poisson(populations);
        var recorded = new Probes(network, dtype).recorded(populations);
        return new Assembled(
                new NetworkProgram(
                        network.name(),
                        populations,
                        projections,
                        links,
                        codes,
                        poisson,
                        sources,
                        recorded,
                        dtMs,
                        dtype,
                        options),
                wirings);
    }

    /// Integers that are long enough for the number of synapses, once between any two cells.
    private static DType places(Projection projection) {
        long pairs = (long) projection.source().size() * projection.target().size();
        return pairs <= Integer.MAX_VALUE ? DType.I32 : DType.I64;
    }

    /// The variable that spikes add the weight to; empty where they do something else.
    private Optional<String> variable(Projection projection, SynapseAssembly synapses) {
        return switch (projection.synapse()) {
            case Synapse.AddTo(var variable) -> Optional.of(variable);
            case Synapse.Graded(var _, var variable) -> {
                if (!options.full()) {
                    throw new UnsupportedOperationException(
                            "projection '%s' sends numbers, which only trials take; use a coupling in its place"
                                    .formatted(projection.name()));
                }
                yield Optional.of(variable);
            }
            case Synapse.Modelled _ -> synapses.plainAddition(projection);
        };
    }

    private static int number(Map<String, Integer> numbers, Projection projection, String population) {
        return Objects.requireNonNull(
                numbers.get(population),
                () -> "projection '%s' joins '%s', which sends no spikes".formatted(projection.name(), population));
    }
}
