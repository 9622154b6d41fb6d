package synfire.simulate.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.EventLists;
import synfire.kernels.Kernel;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Probe;
import synfire.network.recording.Kept;
import synfire.network.recording.Sink;
import synfire.network.wiring.Edges;
import synfire.network.wiring.Survey;
import synfire.simulate.Engine;

/// Runs a network. What a run leaves is where the next one begins.
///
/// Not for use by several threads at once.
public final class NetworkSimulation implements AutoCloseable {

    private final Network network;
    private final NetworkProgram program;
    private final Kernel kernel;
    private final Engine engine;
    private final double dtMs;
    private final CarriedState state;
    private final Map<DelayLine, Integer> slots = new LinkedHashMap<>();
    private final StoredSynapses stored;
    private final List<SynapseMemory> synapses;
    private final WeightProbes weights;
    private final List<RateWindows> rates;
    private final long key;
    private final long mostSteps;
    private Pace pace = Pace.measured();
    private long step;

    /// Builds the synapses, compiles the step, and sets the state at time 0.
    ///
    /// @throws IllegalArgumentException if the network does not fit the time step
    public NetworkSimulation(Network network, Quantity dt, DType dtype, Engine engine) {
        this(network, dt, dtype, engine, new Assembly(network, dt.in(Units.MS), dtype));
    }

    /// The same, with a choice of what is stored.
    ///
    /// @param mostStored synapses of a projection that are stored; where it has more, they are made anew
    ///     for each
    ///     spike, if its rules allow it
    public NetworkSimulation(Network network, Quantity dt, DType dtype, Engine engine, long mostStored) {
        this(
                network,
                dt,
                dtype,
                engine,
                new Assembly(network, dt.in(Units.MS), dtype, ProgramOptions.PLAIN, mostStored));
    }

    NetworkSimulation(Network network, Quantity dt, DType dtype, Engine engine, ProgramOptions options) {
        this(network, dt, dtype, engine, new Assembly(network, dt.in(Units.MS), dtype, options));
    }

    NetworkSimulation(Network network, Quantity dt, DType dtype, Engine engine, Assembly assembly) {
        this.dtMs = dt.in(Units.MS);
        this.engine = engine;
        this.network = network;
        this.rates = network.probes().stream()
                .filter(Probe.Rate.class::isInstance)
                .map(probe -> RateWindows.of((Probe.Rate) probe, dtMs))
                .toList();
        this.key = network.key().split("noise").value();
        var assembled = assembly.assemble();
        this.program = assembled.program();
        this.stored = new StoredSynapses(network, program, assembled.wirings(), dtype, engine.threads());
        this.synapses = program.synapses().stream()
                .map(code -> new SynapseMemory(
                        network, code, network.projection(code.name()), stored.edges(code.name()), dtMs))
                .toList();
        this.weights = WeightProbes.of(network, program, stored);
        program.lines().forEach(line -> slots.put(line, stored.slots(line)));
        this.kernel = engine.compileToRun(program.program());
        this.state = new CarriedState(kernel, this::sizes, this::connect);
        this.mostSteps = state.mostSteps();
        state.begin(initialState());
    }

    private Map<String, double[]> initialState() {
        var values = new LinkedHashMap<String, double[]>();
        for (var population : program.populations()) {
            InitialState.of(network, population).forEach((name, each) -> values.put(population.name(name), each));
        }
        program.parts().forEach(part -> values.putAll(part.start()));
        synapses.forEach(each -> values.putAll(each.initial()));
        for (var line : program.lines()) {
            int cells = program.populations().stream()
                    .filter(each -> each.axis().equals(line.target()))
                    .findFirst()
                    .orElseThrow()
                    .population()
                    .size();
            values.put(line.input(), new double[Math.multiplyExact(Objects.requireNonNull(slots.get(line)), cells)]);
        }
        return values;
    }

    /// What the synapses of a projection that follows a model keep, in base units: its synapses by source,
    /// then by
    /// target.
    ///
    /// @throws IllegalArgumentException if the projection has no such variable
    public Samples synapses(String projection, String variable) {
        var code = program.synapses().stream()
                .filter(each -> each.name().equals(projection) && each.states().contains(variable))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("network '%s' has no projection '%s' whose synapses keep '%s'"
                                .formatted(network.name(), projection, variable)));
        return Samples.of(Objects.requireNonNull(state.known().get(code.state(variable))));
    }

    /// Goes on for some time, and keeps what is recorded.
    ///
    /// @param progress is told the number of steps done, now and then
    public NetworkRun run(Quantity duration, LongConsumer progress) {
        int steps = Math.toIntExact(steps(duration));
        long first = step;
        var kept = new Kept();
        advance(steps, kept, progress);
        var rasters = new HashMap<String, Raster>();
        for (var name : spiking()) {
            int cells = sizeOf(name);
            rasters.put(name, kept.raster(name, cells, first * dtMs, step * dtMs));
        }
        return new NetworkRun(dtMs, first, steps, rasters, kept.variables());
    }

    /// Uses so many threads from now on, instead of one where steps are short and all of the engine's where
    /// they are
    /// not. Results do not depend on it.
    public void useThreads(int threads) {
        pace = Pace.on(threads);
    }

    /// The number of whole steps of a time.
    public long steps(Quantity duration) {
        return Math.round(duration.in(Units.MS) / dtMs);
    }

    /// Goes on for some steps, and hands over what is recorded.
    ///
    /// @param progress is told the number of steps done, now and then
    public void advance(int steps, Sink sink, LongConsumer progress) {
        if (step + steps > LastSpike.LAST_STEP) {
            throw new IllegalArgumentException(
                    "%,d steps from step %,d on go beyond step %,d, which is the last; take longer steps"
                            .formatted(steps, step, LastSpike.LAST_STEP));
        }
        for (int done = 0; done < steps; ) {
            int length = pace.next(weights.most(step, steps - done), mostSteps, state.awakeShare() < 1);
            var binding = state.take(length);
            binding.setIntegers("step", step);
            for (var feed : program.feeds()) {
                binding.set(feed.name(), feed.chunk(step, length));
            }
            pace.took(length, () -> kernel.run(List.of(binding), pace.threads(engine.threads())));
            state.ran();
            for (var name : spiking()) {
                var events = binding.events(name + ".spikes");
                hand(name, events, sink);
                rates.forEach(each -> each.count(name, events, step, sink));
            }
            weights.hand(step, length, name -> binding.get("next." + name), sink);
            for (var each : program.recorded()) {
                var rows = binding.get("record." + each.name());
                sink.values(each.name(), step, each.thinned(rows, step, length));
            }
            done += length;
            step += length;
            progress.accept(done);
        }
    }

    /// Spikes of one chunk; a spike in step k has time k·dt.
    private void hand(String population, EventLists lists, Sink sink) {
        var cells = new int[lists.size()];
        var timesMs = new double[lists.size()];
        lists.copyIds(cells, 0);
        for (int at = 0; at < lists.steps(); at++) {
            Arrays.fill(timesMs, lists.start(at), lists.start(at + 1), (step + at) * dtMs);
        }
        sink.spikes(population, cells, timesMs);
    }

    /// The populations whose models spike, and the stimuli that send spikes, in order.
    public List<String> spiking() {
        return Stream.concat(
                        program.populations().stream()
                                .filter(PopulationCode::spikes)
                                .map(each -> each.population().name()),
                        program.sources().stream().map(SourceCode::name))
                .toList();
    }

    /// The number of cells of a population, or of sources of a stimulus.
    private int sizeOf(String spiking) {
        return program.sources().stream()
                .filter(each -> each.name().equals(spiking))
                .findFirst()
                .map(SourceCode::size)
                .orElseGet(() -> network.population(spiking).size());
    }

    /// The variables that are recorded: as `POPULATION.VARIABLE` those of all cells in every step, by the
    /// names of
    /// their
    /// probes the others.
    public List<String> recorded() {
        return program.recorded().stream().map(Recorded::name).toList();
    }

    /// The synapses of each projection, in order, stored for it if they are not.
    public List<Edges> edges() {
        return stored.all();
    }

    /// The synapses of each projection, in order, row by row: nothing is stored for it.
    public List<Survey> surveys() {
        return stored.surveys();
    }

    /// Which share of the cells that can be at rest were computed in the last step; 1 where none can be.
    /// Cells whose
    /// state does not change any more, and at which nothing arrives, are left out: no bit depends on it.
    public double awakeShare() {
        return state.awakeShare();
    }

    /// Number of steps since time 0.
    public long step() {
        return step;
    }

    /// All that the rest of the run depends on, besides the network itself.
    public NetworkState state() {
        var copy = new LinkedHashMap<String, Samples>();
        state.known().forEach((name, values) -> copy.put(name, Samples.of(values)));
        rates.forEach(each -> copy.put(each.name(), Samples.of(each.counted())));
        return new NetworkState(step, copy);
    }

    /// Goes back, or on, to a state of the same network: from there on every bit is as it was after it.
    ///
    /// @throws IllegalArgumentException if it is a state of another network
    public void restore(NetworkState from) {
        var carried = state().values();
        if (!from.values().keySet().equals(carried.keySet())) {
            throw new IllegalArgumentException("a state of %s cannot go on in a network that carries %s"
                    .formatted(from.values().keySet(), carried.keySet()));
        }
        from.values().forEach((name, values) -> {
            int size = Objects.requireNonNull(carried.get(name)).size();
            if (values.size() != size) {
                throw new IllegalArgumentException(
                        "the state has %d values of '%s', the network %d".formatted(values.size(), name, size));
            }
        });
        var values = new LinkedHashMap<String, double[]>();
        state.known()
                .keySet()
                .forEach(name -> values.put(
                        name, Objects.requireNonNull(from.values().get(name)).toArray()));
        state.begin(values);
        rates.forEach(each -> each.resume(
                Objects.requireNonNull(from.values().get(each.name())).get(0)));
        step = from.step();
    }

    /// Gives a binding all that does not change from chunk to chunk.
    void connect(Binding binding) {
        binding.setIntegers("key", key);
        slots.forEach((line, count) -> binding.setIntegers(line.slotsInput(), count));
        for (var population : program.populations()) {
            population.perCell().forEach((name, values) -> binding.set(population.name(name), values));
            population
                    .varied()
                    .forEach(name ->
                            binding.set(population.name(name), InitialState.parameter(network, population, name)));
        }
        program.poisson().forEach(each -> each.values().forEach(binding::set));
        program.parts().forEach(each -> each.bind(binding));
        program.recorded().forEach(each -> each.bind(binding));
        stored.connect(binding);
        synapses.forEach(each -> each.bind(binding));
    }

    /// What the description gives for a name of the program.
    Samples described(String name) {
        return new DescribedValues(network, program, stored, state()).of(name);
    }

    /// Whether the delay line of a projection has room for learned delays.
    void requireRoom(String name, double[] delays) {
        stored.requireRoom(name, delays);
    }

    NetworkProgram program() {
        return program;
    }

    Sizes sizes(int length) {
        var sizes = Sizes.none().with(Axis.TIME, length);
        for (var population : program.populations()) {
            sizes = sizes.with(population.axis(), population.population().size());
        }
        for (var source : program.sources()) {
            sizes = sizes.with(source.axis(), source.size());
        }
        var others = new HashMap<Axis, Integer>();
        program.parts().forEach(each -> others.putAll(each.sizes()));
        program.recorded().forEach(each -> others.putAll(each.sizes()));
        for (var other : others.entrySet()) {
            sizes = sizes.with(other.getKey(), other.getValue());
        }
        for (var each : synapses) {
            sizes = each.sizes(sizes);
        }
        for (var projection : program.projections()) {
            if (projection.isStored()) {
                sizes = sizes.with(
                        projection.synapses(),
                        Math.toIntExact(stored.edges(projection.name()).size()));
            }
        }
        for (var line : slots.entrySet()) {
            sizes = sizes.with(line.getKey().slots(), line.getValue());
        }
        return sizes;
    }

    @Override
    public void close() {
        state.close();
        kernel.close();
    }
}
