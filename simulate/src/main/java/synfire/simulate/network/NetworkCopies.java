package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.simulate.Engine;

/// Many copies of a network of masses at once, each with parameters of its own, with the same noise or with other
/// noise:
/// sweeps over parameters, and gradients of whatever is computed from an observed variable.
///
/// Copies lie next to each other in memory, so that a step of eight takes little longer than that of one. What may
/// differ between copies, and is differentiated by: `POPULATION.PARAMETER`, one for each cell and copy.
///
/// Gradients are those of the whole run, by reverse differentiation from observation to observation: the state at
/// each is kept, and everything between is run twice.
///
/// Not for use by several threads at once.
public final class NetworkCopies implements AutoCloseable {

    /// What is observed, every so many steps, at the end of the last of them: a state, or a subexpression of states.
    ///
    /// @param every at least 1
    public record Observation(String population, String variable, int every) {

        public Observation {
            if (every < 1) {
                throw new IllegalArgumentException("observed every %d steps: give at least 1".formatted(every));
            }
        }
    }

    /// A run: what was observed `[observation, cell, copy]`, and derivatives by name, `[cell, copy]`, all in base
    /// units.
    public record Result(Samples observed, Map<String, Samples> gradient) {
        public Result {
            gradient = Map.copyOf(gradient);
        }
    }

    private final Network network;
    private final CopiesProgram program;
    private final Observation observation;
    private final int copies;
    private final List<String> by;
    private final Engine engine;
    private final Sizes sizes;
    private final Kernel forward;
    private final Binding running;
    private final Map<String, double[]> values = new HashMap<>();
    private final long[] trials;
    private Back back = new NotAsked();

    /// What runs backwards, compiled when first asked for.
    private sealed interface Back {}

    private record NotAsked() implements Back {}

    private record Compiled(Kernel kernel, Binding binding) implements Back {}

    /// Builds the synapses and compiles a chunk.
    ///
    /// @param by names of the parameters that differ between copies
    /// @throws IllegalArgumentException if the network has no such parameter, or has projections
    public NetworkCopies(
            Network network,
            Quantity dt,
            DType dtype,
            int copies,
            Observation observation,
            List<String> by,
            Engine engine) {
        if (copies < 1) {
            throw new IllegalArgumentException("%d copies: give at least 1".formatted(copies));
        }
        if (!network.projections().isEmpty()) {
            throw new IllegalArgumentException(
                    "network '%s' has projections, and copies run of networks that talk by couplings alone; use NetworkGradient or one NetworkSimulation for each"
                            .formatted(network.name()));
        }
        this.network = network;
        this.copies = copies;
        this.trials = new long[copies];
        this.observation = observation;
        this.by = List.copyOf(by);
        this.engine = engine;
        var options = new ProgramOptions(SpikeOptions.DEFAULT, new LinkedHashSet<>(by), List.of(), true);
        var assembled = new Assembly(network, dt.in(Units.MS), dtype, options).assemble();
        this.program = new CopiesProgram(assembled.program(), observation);
        requireParameters();
        this.sizes = sizes();
        this.forward = engine.compileToRun(program.program());
        this.running = bound(forward);
        for (var name : by) {
            values.put(name, spread(parameter(name)));
        }
    }

    private void requireParameters() {
        var known = program.network().populations().stream()
                .flatMap(each -> each.varied().stream().map(each::name))
                .toList();
        for (var name : by) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("network '%s' has no parameter '%s'; write POPULATION.PARAMETER"
                        .formatted(network.name(), name));
            }
        }
    }

    private double[] parameter(String name) {
        for (var population : program.network().populations()) {
            for (var parameter : population.varied()) {
                if (population.name(parameter).equals(name)) {
                    return InitialState.parameter(network, population, parameter);
                }
            }
        }
        throw new IllegalStateException("no parameter " + name);
    }

    private Sizes sizes() {
        var all = Sizes.none().with(Axis.TIME, observation.every()).with(ProgramOptions.COPIES, copies);
        for (var population : program.network().populations()) {
            all = all.with(population.axis(), population.population().size());
        }
        for (var part : program.network().parts()) {
            for (var other : part.sizes().entrySet()) {
                all = all.with(other.getKey(), other.getValue());
            }
        }
        return all;
    }

    private Binding bound(Kernel kernel) {
        var binding = kernel.bind(sizes);
        for (var population : program.network().populations()) {
            population.perCell().forEach((name, cells) -> binding.set(population.name(name), spread(cells)));
            population.varied().stream()
                    .map(population::name)
                    .filter(name -> !by.contains(name))
                    .forEach(name -> binding.set(name, spread(parameter(name))));
        }
        program.network().parts().forEach(part -> part.bind(binding));
        return binding;
    }

    /// The same number for each copy.
    private double[] spread(double[] cells) {
        var all = new double[cells.length * copies];
        Arrays.setAll(all, i -> cells[i / copies]);
        return all;
    }

    /// Replaces the values of a parameter, from the next run on.
    ///
    /// @param numbers one for each cell and copy, `[cell, copy]`, in base units
    public void set(String name, Samples numbers) {
        var known = values.get(name);
        if (known == null) {
            throw new IllegalArgumentException("'%s' was not asked for; there are %s".formatted(name, by));
        }
        if (numbers.size() != known.length) {
            throw new IllegalArgumentException("'%s' has %d values; give %d, for each of %d cells %d copies"
                    .formatted(name, numbers.size(), known.length, known.length / copies, copies));
        }
        values.put(name, numbers.toArray());
    }

    /// Gives each copy noise of its own, or some the same, from the next run on; before, all have that of number 0.
    ///
    /// @param numbers one for each copy; copies of the same number have the same noise
    public void setTrials(int... numbers) {
        if (numbers.length != copies) {
            throw new IllegalArgumentException("%d trials for %d copies".formatted(numbers.length, copies));
        }
        Arrays.setAll(trials, copy -> numbers[copy]);
    }

    /// What is observed `[observation, cell, copy]`.
    ///
    /// @param seed of the noise
    /// @param skipped observations that are left out, at the start
    /// @param observations those that follow
    public Samples run(long seed, int skipped, int observations) {
        return Samples.of(observed(seed, skipped, observations, new ArrayList<>(), false));
    }

    /// As [#run], and the derivative of a function of what is observed.
    ///
    /// @param slope from the observations to the derivative of the function by each of them
    public Result gradient(long seed, int skipped, int observations, UnaryOperator<Samples> slope) {
        var starts = new ArrayList<Map<String, double[]>>();
        var observed = Samples.of(observed(seed, skipped, observations, starts, true));
        var slopes = slope.apply(observed).toArray();
        if (slopes.length != observed.size()) {
            throw new IllegalArgumentException(
                    "%d derivatives of %d observations".formatted(slopes.length, observed.size()));
        }
        var there = compiledBack();
        var cotangents = new HashMap<String, double[]>();
        var sums = new LinkedHashMap<String, double[]>();
        int each = observations == 0 ? 0 : slopes.length / observations;
        for (int chunk = starts.size() - 1; chunk >= 0; chunk--) {
            load(there.binding(), seed, chunk, starts.get(chunk));
            int from = (chunk - skipped) * each;
            if (chunk < skipped) {
                there.binding().fill("cotangent." + CopiesProgram.OBSERVED, 0);
            } else {
                there.binding()
                        .set("cotangent." + CopiesProgram.OBSERVED, Arrays.copyOfRange(slopes, from, from + each));
            }
            for (var state : program.floatStates()) {
                var next = cotangents.get(state);
                if (next == null) {
                    there.binding().fill("cotangent.next." + state, 0);
                } else {
                    there.binding().set("cotangent.next." + state, next);
                }
            }
            there.kernel().run(List.of(there.binding()), 1);
            by.forEach(name -> add(sums, name, there.binding().get("cotangent." + name)));
            program.floatStates()
                    .forEach(state -> cotangents.put(state, there.binding().get("cotangent." + state)));
        }
        var gradient = new HashMap<String, Samples>();
        sums.forEach((name, numbers) -> gradient.put(name, Samples.of(numbers)));
        return new Result(observed, gradient);
    }

    private Compiled compiledBack() {
        if (back instanceof Compiled compiled) {
            return compiled;
        }
        var kernel = engine.compileToRun(program.gradient(by));
        var compiled = new Compiled(kernel, bound(kernel));
        back = compiled;
        return compiled;
    }

    private static void add(Map<String, double[]> sums, String name, double[] more) {
        var sum = sums.putIfAbsent(name, more);
        if (sum != null) {
            Arrays.setAll(sum, i -> sum[i] + more[i]);
        }
    }

    /// @param starts to which the state before each chunk is added, if `keep`
    private double[] observed(
            long seed, int skipped, int observations, List<Map<String, double[]>> starts, boolean keep) {
        var first = start();
        var names = List.copyOf(first.keySet());
        int cells = network.population(observation.population()).size() * copies;
        var all = new double[observations * cells];
        for (int chunk = 0; chunk < skipped + observations; chunk++) {
            if (chunk == 0) {
                load(running, seed, chunk, first);
            } else {
                running.setIntegers("step", (long) chunk * observation.every());
                names.forEach(name -> running.feed("next." + name, name));
            }
            if (keep) {
                starts.add(chunk == 0 ? first : kept(names));
            }
            feeds(running, chunk);
            forward.run(List.of(running), 1);
            if (chunk >= skipped) {
                System.arraycopy(running.get(CopiesProgram.OBSERVED), 0, all, (chunk - skipped) * cells, cells);
            }
        }
        return all;
    }

    private Map<String, double[]> kept(List<String> names) {
        var state = new LinkedHashMap<String, double[]>();
        names.forEach(name -> state.put(name, running.get("next." + name)));
        return state;
    }

    private Map<String, double[]> start() {
        var state = new LinkedHashMap<String, double[]>();
        for (var population : program.network().populations()) {
            InitialState.of(network, population)
                    .forEach((name, cells) -> state.put(population.name(name), spread(cells)));
        }
        program.network()
                .parts()
                .forEach(part -> part.start().forEach((name, numbers) -> {
                    int size =
                            sizes.elements(Objects.requireNonNull(part.carries().get(name)));
                    state.put(name, size == numbers.length ? numbers : spread(numbers));
                }));
        return state;
    }

    private void load(Binding binding, long seed, int chunk, Map<String, double[]> state) {
        values.forEach(binding::set);
        binding.setIntegers("key", network.withSeed(seed).key().split("noise").value());
        binding.setIntegers(ProgramOptions.TRIAL, trials);
        binding.setIntegers("step", (long) chunk * observation.every());
        state.forEach(binding::set);
        feeds(binding, chunk);
    }

    private void feeds(Binding binding, int chunk) {
        for (var feed : program.network().feeds()) {
            binding.set(feed.name(), feed.chunk((long) chunk * observation.every(), observation.every()));
        }
    }

    @Override
    public void close() {
        running.close();
        forward.close();
        if (back instanceof Compiled(var kernel, var binding)) {
            binding.close();
            kernel.close();
        }
    }
}
