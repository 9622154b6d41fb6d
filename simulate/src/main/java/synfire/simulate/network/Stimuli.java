package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;
import synfire.network.random.RandomKey;

/// Turns the stimuli of a network into what its program reads and draws.
record Stimuli(Network network, double dtMs, DType dtype) {

    /// The Poisson inputs, in the order of the description.
    List<PoissonCode> poisson(List<PopulationCode> populations) {
        var inputs = new ArrayList<PoissonCode>();
        for (var stimulus : network.stimuli()) {
            if (stimulus instanceof Stimulus.PoissonInput input) {
                for (int i = 0; i < populations.size(); i++) {
                    if (populations
                            .get(i)
                            .population()
                            .name()
                            .equals(input.cells().population())) {
                        inputs.add(poisson(input, populations.get(i), i));
                    }
                }
            }
        }
        return inputs;
    }

    private PoissonCode poisson(Stimulus.PoissonInput input, PopulationCode population, int number) {
        if (!population.model().states().contains(input.variable())) {
            throw new UnsupportedOperationException(
                    "stimulus '%s' adds to the input '%s' of model '%s'; Poisson inputs add to state variables"
                            .formatted(
                                    input.name(),
                                    input.variable(),
                                    population.population().model().name()));
        }
        int size = population.population().size();
        var weights = new double[size];
        for (int k = 0; k < input.cells().size(); k++) {
            weights[input.cells().index(k)] = input.weight().inBase();
        }
        return new PoissonCode(
                input.name(),
                number,
                population.axis(),
                input.variable(),
                stream(input.name()),
                mean(input, population),
                Samples.of(weights),
                dtype);
    }

    /// The same for every seed, which the key of the run brings in.
    private static long stream(String stimulus) {
        return RandomKey.ofSeed(0).split("stimulus '%s'".formatted(stimulus)).value();
    }

    private PoissonCode.Mean mean(Stimulus.PoissonInput input, PopulationCode population) {
        var where = "stimulus '%s': the rate".formatted(input.name());
        var hertz = Units.HZ.dimension();
        var key = network.key().split(input.name());
        int size = population.population().size();
        double perStep = input.sources() * dtMs;
        var bounds = input.rate().bounds(where, hertz, input.cells().size(), key);
        if (!(bounds.least() >= 0) || !Double.isFinite(bounds.largest())) {
            double wrong = bounds.least() >= 0 ? bounds.largest() : bounds.least();
            throw new IllegalArgumentException(
                    "%s is %s Hz at some time; give rates from 0 Hz up".formatted(where, wrong * 1000));
        }
        var rate = input.rate().resolve(where, hertz, input.cells().size(), key);
        if (input.rate() instanceof Course.Constant) {
            var means = new double[size];
            Arrays.fill(means, bounds.least() == bounds.largest() ? bounds.least() * perStep : 0);
            for (int k = 0; k < input.cells().size(); k++) {
                means[input.cells().index(k)] = rate.at(k, 0) * perStep;
            }
            return bounds.least() == bounds.largest()
                    ? new PoissonCode.Mean.Shared(means[0])
                    : new PoissonCode.Mean.PerCell(Samples.of(means));
        }
        boolean shared = !(input.rate() instanceof Course.Sampled(var signals)) || signals.size() == 1;
        var places = places(input.cells(), size);
        var feed = new Feed(
                input.name() + ".mean",
                DType.F64,
                shared ? List.of() : List.of(population.axis()),
                shared ? 1 : size,
                (cell, ms) -> {
                    int k = shared ? 0 : places.get(cell);
                    return k < 0 ? 0 : rate.at(k, ms) * perStep;
                },
                dtMs);
        return new PoissonCode.Mean.OverTime(feed, bounds.largest() * perStep);
    }

    /// For each cell of a population its place among the chosen ones, or −1.
    private static List<Integer> places(Cells cells, int size) {
        var places = new ArrayList<>(Collections.nCopies(size, -1));
        for (int k = 0; k < cells.size(); k++) {
            places.set(cells.index(k), k);
        }
        return List.copyOf(places);
    }
}
