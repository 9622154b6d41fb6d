package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.wiring.Wiring;

/// Turns the description of a network into its program and the synapses that go with it.
record Assembly(Network network, double dtMs, DType dtype) {

    /// A program and the wiring of each of its projections.
    record Assembled(NetworkProgram program, List<Wiring> wirings) {}

    Assembled assemble() {
        var populations = new ArrayList<PopulationCode>();
        var numbers = new HashMap<String, Integer>();
        for (var population : network.populations()) {
            numbers.put(population.name(), populations.size());
            populations.add(new PopulationCode(population, populations.size(), dtype, drives(population)));
        }
        var projections = new ArrayList<ProjectionCode>();
        var links = new ArrayList<NetworkProgram.Link>();
        var wirings = new ArrayList<Wiring>();
        for (var projection : network.projections()) {
            var wiring = network.wiring(projection.name(), Quantity.of(dtMs, "ms"));
            var link = new NetworkProgram.Link(
                    number(numbers, projection, projection.source().population()),
                    number(numbers, projection, projection.target().population()));
            links.add(link);
            wirings.add(wiring);
            projections.add(new ProjectionCode(
                    projection.name(),
                    projections.size(),
                    populations.get(link.source()).axis(),
                    populations.get(link.target()).axis(),
                    variable(projection),
                    delay(projection, wiring),
                    wiring.commonWeight(),
                    dtype));
        }
        var poisson = new Stimuli(network, dtMs, dtype).poisson(populations);
        return new Assembled(
                new NetworkProgram(network.name(), populations, projections, links, poisson, recorded(), dtMs, dtype),
                wirings);
    }

    private static String variable(Projection projection) {
        return switch (projection.synapse()) {
            case Synapse.AddTo(var variable) -> variable;
        };
    }

    private static int delay(Projection projection, Wiring wiring) {
        double delay = wiring.commonDelay()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "projection '%s' has delays that differ between synapses; give one delay for all"
                                .formatted(projection.name())));
        if (delay != Math.rint(delay)) {
            throw new UnsupportedOperationException(
                    "projection '%s' has a delay of %s steps; give whole steps".formatted(projection.name(), delay));
        }
        return (int) delay;
    }

    private int number(Map<String, Integer> numbers, Projection projection, String population) {
        var number = numbers.get(population);
        if (number == null) {
            throw new UnsupportedOperationException(
                    "projection '%s' joins '%s', which is a stimulus and not a population; only populations send spikes"
                            .formatted(projection.name(), population));
        }
        return number;
    }

    private List<String> recorded() {
        var names = new ArrayList<String>();
        for (var probe : network.probes()) {
            switch (probe) {
                case Probe.Spikes _ -> {} // spikes of all cells are kept in any case
                case Probe.Variable(var name, var cells, var variable, int every) -> {
                    var population = network.population(cells.population());
                    if (every != 1 || !isState(population, variable)) {
                        throw new UnsupportedOperationException(
                                "probe '%s' does not run yet; record a state variable in every step".formatted(name));
                    }
                    names.add(population.name() + "." + variable);
                }
                case Probe.Rate _, Probe.Sum _, Probe.Weights _ ->
                    throw new UnsupportedOperationException(
                            "probe '%s' does not run yet; record spikes or a state variable".formatted(probe.name()));
            }
        }
        return names.stream().distinct().toList();
    }

    private static boolean isState(Population population, String variable) {
        return population.model().state().stream()
                .anyMatch(state -> state.name().equals(variable));
    }

    /// What each input of a population's model is: all that drives it, added up.
    private Map<String, PopulationCode.Drive> drives(Population population) {
        var drives = new HashMap<String, PopulationCode.Drive>();
        for (var input : population.model().inputs()) {
            var sum = new double[population.size()];
            boolean any = false;
            for (var stimulus : network.stimuli()) {
                any |= add(stimulus, population, input.name(), sum);
            }
            boolean same = Arrays.stream(sum).allMatch(value -> value == sum[0]);
            drives.put(
                    input.name(),
                    !any || same
                            ? new PopulationCode.Drive.Constant(sum[0])
                            : new PopulationCode.Drive.PerCell(Samples.of(sum)));
        }
        return drives;
    }

    private boolean add(Stimulus stimulus, Population population, String input, double[] sum) {
        if (stimulus instanceof Stimulus.Drive(var name, var cells, var driven, var course)) {
            if (!cells.population().equals(population.name()) || !driven.equals(input)) {
                return false;
            }
            if (!(course instanceof Course.Constant(var values))) {
                throw new UnsupportedOperationException(
                        "stimulus '%s' changes over time; only constant drives run in networks".formatted(name));
            }
            var unit = population.model().inputs().stream()
                    .filter(each -> each.name().equals(input))
                    .findFirst()
                    .orElseThrow()
                    .unit();
            var given = values.resolve(
                    "stimulus '%s'".formatted(name),
                    unit.dimension(),
                    cells.size(),
                    Optional.empty(),
                    network.key().split(name));
            for (int k = 0; k < cells.size(); k++) {
                sum[cells.index(k)] += given[k];
            }
            return true;
        }
        if (stimulus instanceof Stimulus.PoissonInput) {
            return false;
        }
        throw new UnsupportedOperationException(
                "stimulus '%s' does not run in networks yet; give a constant drive".formatted(stimulus.name()));
    }
}
