package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.MemoryPlan;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.simulate.Engine;

/// The loss of a run of a network from its initial state, and its gradient, by reverse differentiation of
/// the whole run.
///
/// What can be learned by name: `PROJECTION.weight` and `PROJECTION.delay`, one for each synapse, delays in steps;
/// `COUPLING.weight`, `COUPLING.delay` and `COUPLING.length`, one for each synapse, by target, sources ascending;
/// `COUPLING.velocity`, one; `POPULATION.PARAMETER` and `POPULATION.INPUT`, one for each cell, also where all share
/// one value (add up the gradient then); `POPULATION.STATE`, the state at the start.
///
/// Where the tape of the whole run does not fit into the engine's `tapeBytes`, the run is cut into chunks
/// that do; the state at the start of each is kept, and all chunks but the last run twice.
///
/// Not for use by several threads at once.
public final class NetworkGradient implements AutoCloseable {

    /// A loss and its derivatives, by the names that were asked for, in base units.
    public record Result(double loss, Map<String, Samples> gradient) {
        public Result {
            gradient = Map.copyOf(gradient);
        }

        /// Which derivatives are no finite numbers, and what to do; empty if all are. Derivatives along hard
        /// spikes grow from spike to spike, beyond what f32 holds where the surrogate is high.
        public Optional<String> overflow() {
            return gradient.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(each -> lost(each.getValue()).findAny().isPresent())
                    .findFirst()
                    .map(each ->
                            "%,d of %,d derivatives by '%s' are not finite, the first of number %d: lower the height of the surrogate (0.3 by default), shorten the run, or use f64"
                                    .formatted(
                                            lost(each.getValue()).count(),
                                            each.getValue().size(),
                                            each.getKey(),
                                            lost(each.getValue()).findFirst().orElse(0)));
        }

        private static IntStream lost(Samples numbers) {
            return IntStream.range(0, numbers.size()).filter(i -> !Double.isFinite(numbers.get(i)));
        }
    }

    private final NetworkSimulation simulation;
    private final LossProgram program;
    private final Map<String, Samples> targets = new HashMap<>();
    private final List<String> by;
    private final int chunk;
    private final int steps;
    private final Optional<Kernel> forward;
    private final Kernel reverse;
    private final Map<Integer, Binding> forwardBindings = new HashMap<>();
    private final Map<Integer, Binding> reverseBindings = new HashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    /// Builds the synapses, compiles the loss and its derivative.
    ///
    /// @param spikes what a spike is and what stands for its derivative
    /// @param losses at least one; they are added up
    /// @param by names of what the loss is differentiated by
    /// @throws IllegalArgumentException if the network has none of that name, or a target has the wrong size
    /// @throws MemoryBudgetException if the tape of one step does not fit
    public NetworkGradient(
            Network network,
            Quantity dt,
            Quantity duration,
            DType dtype,
            SpikeOptions spikes,
            List<NetworkLoss> losses,
            List<String> by,
            Engine engine) {
        this.by = List.copyOf(by);
        var tallies = new ArrayList<Tally>();
        for (var loss : losses) {
            var name = "loss" + tallies.size();
            tallies.add(
                    switch (loss) {
                        case NetworkLoss.MeanRate(var population, double _) ->
                            new Tally(name, population, PopulationCode.SPIKE, false);
                        case NetworkLoss.SquaredError(var population, var variable, var target, double _) -> {
                            targets.put(name + ".target", target);
                            yield new Tally(name, population, variable, true);
                        }
                    });
        }
        var options = new ProgramOptions(spikes, new LinkedHashSet<>(by), tallies, false);
        this.simulation = new NetworkSimulation(network, dt, dtype, engine, options);
        this.steps = Math.toIntExact(simulation.steps(duration));
        var scales = new ArrayList<Double>();
        for (var loss : losses) {
            scales.add(scale(network, loss, dt));
        }
        this.program = new LossProgram(simulation.program(), scales);
        requireInputs();
        var whole = ready(program.gradient(this.by, false));
        long allowed = engine.options().tapeBytes();
        boolean fits = tapeBytes(whole, steps) <= allowed;
        var gradient = fits ? whole : ready(program.gradient(this.by, true));
        this.chunk = fits ? steps : (int) (allowed / tapeBytes(gradient, 1));
        if (chunk < 1 && steps > 0) {
            throw new MemoryBudgetException(gradient.name(), allowed, tapeBytes(gradient, 1));
        }
        this.forward = fits ? Optional.empty() : Optional.of(compiled(engine, ready(program.program())));
        this.reverse = compiled(engine, gradient);
    }

    private static Program ready(Program program) {
        return new ExpandFunctions().apply(Optimize.STANDARD.apply(program));
    }

    private static Kernel compiled(Engine engine, Program program) {
        return engine.backends().bestFor(program).backend().compile(program, engine.options());
    }

    private long tapeBytes(Program gradient, int length) {
        return MemoryPlan.wholeTapes(gradient, simulation.sizes(length)).stream()
                .mapToLong(MemoryPlan.Tape::bytes)
                .sum();
    }

    private double scale(Network network, NetworkLoss loss, Quantity dt) {
        return switch (loss) {
            case NetworkLoss.MeanRate(var population, double weight) ->
                weight / (network.population(population).size() * steps * dt.in(Units.S));
            case NetworkLoss.SquaredError(var population, var variable, var target, double weight) -> {
                int cells = network.population(population).size();
                if (target.size() != cells * steps) {
                    throw new IllegalArgumentException(
                            "the target of '%s.%s' has %d values; give %d, for each of %d steps all %d cells"
                                    .formatted(population, variable, target.size(), cells * steps, steps, cells));
                }
                yield weight / ((double) cells * steps);
            }
        };
    }

    private void requireInputs() {
        var names = program.program().inputNames();
        for (var name : by) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("network '%s' has no '%s' to differentiate by; it has %s"
                        .formatted(
                                simulation.program().name(),
                                name,
                                names.stream()
                                        .filter(each -> program.program()
                                                .input(each)
                                                .dtype()
                                                .isFloat())
                                        .sorted()
                                        .toList()));
            }
        }
    }

    /// Replaces values of what the loss is differentiated by, from the next evaluation on.
    ///
    /// @param name one that was asked for
    /// @param numbers one for each synapse or cell, in base units
    public void set(String name, Samples numbers) {
        if (!by.contains(name)) {
            throw new IllegalArgumentException("'%s' was not asked for; there are %s".formatted(name, by));
        }
        var given = numbers.toArray();
        for (var part : simulation.program().parts()) {
            if (part instanceof CouplingPart coupling) {
                coupling.requireRoom(name, values, given);
            }
        }
        simulation.requireRoom(name, given);
        values.put(name, given);
    }

    /// The values of what the loss is differentiated by: those that were set, or those of the description.
    public Samples values(String name) {
        if (!by.contains(name)) {
            throw new IllegalArgumentException("'%s' was not asked for; there are %s".formatted(name, by));
        }
        var set = values.get(name);
        return set != null ? Samples.of(set) : simulation.described(name);
    }

    /// The name of the backend that computes derivatives.
    public String backend() {
        return reverse.backend();
    }

    /// The synapses of each projection, in the order of the description.
    public NetworkSimulation simulation() {
        return simulation;
    }

    /// What the memory of an evaluation is.
    public MemoryPlan plan() {
        return binding(reverseBindings, reverse, Math.min(chunk, steps)).plan();
    }

    /// The loss and its gradient at the values that are set.
    public Result evaluate() {
        var starts = starts();
        double loss = 0;
        var cotangents = new HashMap<String, double[]>();
        var gradient = new LinkedHashMap<String, double[]>();
        for (int c = starts.size() - 1; c >= 0; c--) {
            int first = c * chunk;
            int length = Math.min(chunk, steps - first);
            var binding = binding(reverseBindings, reverse, length);
            load(binding, starts.get(c), first, length);
            binding.fill("cotangent." + LossProgram.LOSS, 1);
            if (forward.isPresent()) {
                for (var state : program.floatStates()) {
                    var next = cotangents.get(state);
                    if (next == null) {
                        binding.fill("cotangent.next." + state, 0);
                    } else {
                        binding.set("cotangent.next." + state, next);
                    }
                }
            }
            reverse.run(binding);
            loss += binding.get(LossProgram.LOSS)[0];
            for (var name : by) {
                boolean state = program.floatStates().contains(name);
                if (!state || c == 0) {
                    add(gradient, name, binding.get("cotangent." + name));
                }
            }
            if (c > 0) {
                program.floatStates().forEach(state -> cotangents.put(state, binding.get("cotangent." + state)));
            }
        }
        var samples = new HashMap<String, Samples>();
        gradient.forEach((name, numbers) -> samples.put(name, Samples.of(numbers)));
        return new Result(loss, samples);
    }

    private static void add(Map<String, double[]> sums, String name, double[] more) {
        var sum = sums.putIfAbsent(name, more);
        if (sum != null) {
            Arrays.setAll(sum, i -> sum[i] + more[i]);
        }
    }

    /// The states at the start of each chunk.
    private List<Map<String, double[]>> starts() {
        var starts = new ArrayList<Map<String, double[]>>();
        var state = new LinkedHashMap<String, double[]>();
        simulation.state().values().forEach((name, samples) -> state.put(name, samples.toArray()));
        state.replaceAll((name, initial) -> values.getOrDefault(name, initial));
        starts.add(state);
        for (int first = 0; first + chunk < steps; first += chunk) {
            var binding = binding(forwardBindings, forward.orElseThrow(), chunk);
            load(binding, starts.getLast(), first, chunk);
            forward.orElseThrow().run(binding);
            var next = new LinkedHashMap<String, double[]>();
            state.keySet().forEach(name -> next.put(name, binding.get("next." + name)));
            starts.add(next);
        }
        return starts;
    }

    private Binding binding(Map<Integer, Binding> bindings, Kernel kernel, int length) {
        return bindings.computeIfAbsent(length, n -> {
            var binding = kernel.bind(simulation.sizes(n));
            simulation.connect(binding);
            return binding;
        });
    }

    private void load(Binding binding, Map<String, double[]> state, int first, int length) {
        values.forEach(binding::set);
        binding.setIntegers("step", simulation.step() + first);
        state.forEach(binding::set);
        for (var feed : simulation.program().feeds()) {
            binding.set(feed.name(), feed.chunk(simulation.step() + first, length));
        }
        targets.forEach((name, target) -> {
            var all = target.toArray();
            int cells = all.length / Math.max(1, steps);
            binding.set(name, Arrays.copyOfRange(all, first * cells, (first + length) * cells));
        });
    }

    @Override
    public void close() {
        forwardBindings.values().forEach(Binding::close);
        reverseBindings.values().forEach(Binding::close);
        forward.ifPresent(Kernel::close);
        reverse.close();
        simulation.close();
    }
}
