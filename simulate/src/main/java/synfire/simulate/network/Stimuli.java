package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Input;
import synfire.equations.units.Dimension;
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

    /// What each input of a population's model is: all that drives it, added up.
    Map<String, PopulationCode.Drive> drives(PopulationCode population) {
        var drives = new HashMap<String, PopulationCode.Drive>();
        for (var input : population.population().model().inputs()) {
            var sum = new double[population.population().size()];
            var parts = new ArrayList<Part>();
            for (var stimulus : network.stimuli()) {
                switch (stimulus) {
                    case Stimulus.Drive drive
                    when reaches(drive.cells(), drive.input(), population, input) ->
                        drive(drive, population, input.unit().dimension(), sum, parts);
                    case Stimulus.Noise noise
                    when reaches(noise.cells(), noise.input(), population, input) ->
                        parts.add(noise(noise, population));
                    case Stimulus.Drive _,
                            Stimulus.Noise _,
                            Stimulus.PoissonInput _,
                            Stimulus.SpikeSources _,
                            Stimulus.PoissonSources _ -> {}
                }
            }
            boolean same = Arrays.stream(sum).allMatch(value -> value == sum[0]);
            drives.put(
                    input.name(),
                    new PopulationCode.Drive(
                            same ? sum[0] : 0, same ? Optional.empty() : Optional.of(Samples.of(sum)), parts));
        }
        return drives;
    }

    private static boolean reaches(Cells cells, String driven, PopulationCode population, Input input) {
        return cells.population().equals(population.population().name()) && driven.equals(input.name());
    }

    private void drive(
            Stimulus.Drive drive, PopulationCode population, Dimension dimension, double[] sum, List<Part> parts) {
        var where = "stimulus '%s'".formatted(drive.name());
        var key = network.key().split(drive.name());
        var cells = drive.cells();
        var values = drive.course().resolve(where, dimension, cells.size(), key);
        if (drive.course() instanceof Course.Constant) {
            for (int k = 0; k < cells.size(); k++) {
                sum[cells.index(k)] += values.at(k, 0);
            }
            return;
        }
        boolean shared = isShared(drive.course());
        var feed = shared
                ? Feed.of(drive.name() + ".course", dtype, List.of(), 1, values, dtMs)
                : each(drive.name() + ".course", dtype, cells, population, values);
        parts.add(new CoursePart(feed, population.axis(), shared ? mask(cells, population) : Optional.empty()));
    }

    private static boolean isShared(Course course) {
        return !(course instanceof Course.Sampled(var signals)) || signals.size() == 1;
    }

    /// A feed with values for the chosen cells and 0 for the others.
    private Feed each(String name, DType type, Cells cells, PopulationCode population, Course.Values values) {
        int size = population.population().size();
        var places = places(cells, size);
        return Feed.of(
                name,
                type,
                List.of(population.axis()),
                size,
                (cell, ms) -> places.get(cell) < 0 ? 0 : values.at(places.get(cell), ms),
                dtMs);
    }

    /// 1 for the chosen cells, unless those are all.
    private static Optional<Samples> mask(Cells cells, PopulationCode population) {
        int size = population.population().size();
        if (cells.size() == size) {
            return Optional.empty();
        }
        var places = places(cells, size);
        return Optional.of(Samples.generate(size, cell -> places.get(cell) < 0 ? 0 : 1));
    }

    private NoisePart noise(Stimulus.Noise noise, PopulationCode population) {
        return new NoisePart(
                noise.name(),
                population.axis(),
                population.population().size(),
                stream(noise.name()),
                network.key().split("stimulus '%s' at the start".formatted(noise.name())),
                noise.mean().inBase(),
                noise.deviation().inBase(),
                noise.tau().inBase(),
                dtMs,
                mask(noise.cells(), population),
                dtype);
    }

    /// The stimuli that send spikes over projections, in the order of the description.
    List<SourceCode> sources() {
        var sources = new ArrayList<SourceCode>();
        for (var stimulus : network.stimuli()) {
            switch (stimulus) {
                case Stimulus.SpikeSources(var name, var trains) -> {
                    var axis = new SourceCode(name, sources.size(), trains.size(), dtype, NEVER).axis();
                    var fired = SourceCode.fired(name, trains, axis, dtype, dtMs);
                    sources.add(new SourceCode(
                            name, sources.size(), trains.size(), dtype, new SourceCode.Kind.Given(fired)));
                }
                case Stimulus.PoissonSources random -> sources.add(random(random, sources.size()));
                case Stimulus.Drive _, Stimulus.Noise _, Stimulus.PoissonInput _ -> {}
            }
        }
        return sources;
    }

    private SourceCode random(Stimulus.PoissonSources random, int number) {
        var where = "stimulus '%s': the rate".formatted(random.name());
        var hertz = Units.HZ.dimension();
        var key = network.key().split(random.name());
        var bounds = bounds(where, random.rate(), random.size(), key);
        if (bounds.largest() * dtMs > 1) {
            throw new IllegalArgumentException(
                    "%s is %s Hz at some time, more than one spike in each step of %s ms; shorten the step, or take several sources"
                            .formatted(where, bounds.largest() * 1000, dtMs));
        }
        var axis = new SourceCode(random.name(), number, random.size(), dtype, NEVER).axis();
        var rate = random.rate().resolve(where, hertz, random.size(), key);
        boolean shared = isShared(random.rate());
        boolean constant = random.rate() instanceof Course.Constant && bounds.least() == bounds.largest();
        boolean each = random.rate() instanceof Course.Constant ? !constant : !shared;
        var feed = Feed.of(
                random.name() + ".chance",
                DType.F64,
                each ? List.of(axis) : List.of(),
                each ? random.size() : 1,
                (source, ms) -> rate.at(source, ms) * dtMs,
                dtMs);
        var kind = new SourceCode.Kind.Random(
                stream(random.name()),
                constant ? Optional.of(bounds.least() * dtMs) : Optional.empty(),
                constant ? Optional.empty() : Optional.of(feed));
        return new SourceCode(random.name(), number, random.size(), dtype, kind);
    }

    private static final SourceCode.Kind NEVER = new SourceCode.Kind.Random(0, Optional.of(0.0), Optional.empty());

    /// Between which values a rate stays, which must not be negative.
    private static Course.Bounds bounds(String where, Course rate, int size, RandomKey key) {
        var bounds = rate.bounds(where, Units.HZ.dimension(), size, key);
        if (!(bounds.least() >= 0) || !Double.isFinite(bounds.largest())) {
            double wrong = bounds.least() >= 0 ? bounds.largest() : bounds.least();
            throw new IllegalArgumentException(
                    "%s is %s Hz at some time; give rates from 0 Hz up".formatted(where, wrong * 1000));
        }
        return bounds;
    }

    private PoissonCode poisson(Stimulus.PoissonInput input, PopulationCode population, int number) {
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
        var bounds = bounds(where, input.rate(), input.cells().size(), key);
        var rate = input.rate().resolve(where, hertz, input.cells().size(), key);
        if (input.rate() instanceof Course.Constant) {
            var each = new double[size];
            Arrays.fill(each, bounds.least() == bounds.largest() ? bounds.least() * perStep : 0);
            for (int k = 0; k < input.cells().size(); k++) {
                each[input.cells().index(k)] = rate.at(k, 0) * perStep;
            }
            return bounds.least() == bounds.largest()
                    ? new PoissonCode.Mean.Shared(each[0])
                    : new PoissonCode.Mean.PerCell(Samples.of(each));
        }
        Course.Values means = (k, ms) -> rate.at(k, ms) * perStep;
        var name = input.name() + ".mean";
        var feed = isShared(input.rate())
                ? Feed.of(name, DType.F64, List.of(), 1, means, dtMs)
                : each(name, DType.F64, input.cells(), population, means);
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
