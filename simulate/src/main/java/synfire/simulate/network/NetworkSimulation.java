package synfire.simulate.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.kernels.Binding;
import synfire.kernels.EventLists;
import synfire.kernels.Kernel;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.recording.Kept;
import synfire.network.recording.Sink;
import synfire.network.wiring.EdgeNumbers;
import synfire.network.wiring.Edges;
import synfire.simulate.Engine;

/// Runs a network. What a run leaves is where the next one begins.
///
/// Not for use by several threads at once.
public final class NetworkSimulation implements AutoCloseable {

    /// Steps of one kernel call: enough to forget its cost, few enough to show progress.
    private static final int CHUNK = 500;

    private final Network network;
    private final NetworkProgram program;
    private final Kernel kernel;
    private final Engine engine;
    private final double dtMs;
    private final Map<Integer, Binding> bindings = new HashMap<>();
    private final Map<String, double[]> state = new LinkedHashMap<>();
    private final List<Edges> edges;
    private final long key;
    private long step;

    /// Builds the synapses, compiles the step, and sets the state at time 0.
    ///
    /// @throws IllegalArgumentException if the network does not fit the time step
    public NetworkSimulation(Network network, Quantity dt, DType dtype, Engine engine) {
        this.dtMs = dt.in(Units.MS);
        this.engine = engine;
        this.network = network;
        this.key = network.key().split("noise").value();
        var assembled = new Assembly(network, dtMs, dtype).assemble();
        this.program = assembled.program();
        this.edges = assembled.wirings().stream()
                .map(wiring -> wiring.edges(dtype, engine.threads()))
                .toList();
        this.kernel = engine.compileToRun(program.program());
        initialState(network);
    }

    private void initialState(Network network) {
        for (var population : program.populations()) {
            var model = population.model();
            int size = population.population().size();
            var sizes = Sizes.none().with(population.axis(), size);
            var inputs = new HashMap<String, Tensor>();
            for (var name : model.initial().inputNames()) {
                var values = population.varied().contains(name)
                        ? network.values(population.population().name(), name)
                        : filled(size, population.shared(name));
                inputs.put(name, Tensor.of(population.type(), values));
            }
            var initial = Interpreter.run(model.initial(), inputs, sizes);
            for (var name : model.states()) {
                var given = population.population().initial().containsKey(name)
                        ? network.values(population.population().name(), name)
                        : spread(Objects.requireNonNull(initial.get(name)), size);
                state.put(population.name(name), given);
            }
        }
        for (var projection : program.projections()) {
            if (projection.hasLine()) {
                int cells = program.populations().stream()
                        .filter(each -> each.axis().equals(projection.target()))
                        .findFirst()
                        .orElseThrow()
                        .population()
                        .size();
                state.put(projection.input("line"), new double[projection.delay() * cells]);
            }
        }
    }

    private static double[] filled(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] spread(Tensor tensor, int size) {
        return tensor.size() == size ? tensor.toArray() : filled(size, tensor.get(0));
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
            int cells = network.population(name).size();
            rasters.put(name, kept.raster(name, cells, first * dtMs, step * dtMs));
        }
        return new NetworkRun(dtMs, first, steps, rasters, kept.variables());
    }

    /// The number of whole steps of a time.
    public long steps(Quantity duration) {
        return Math.round(duration.in(Units.MS) / dtMs);
    }

    /// Goes on for some steps, and hands over what is recorded.
    ///
    /// @param progress is told the number of steps done, now and then
    public void advance(int steps, Sink sink, LongConsumer progress) {
        for (int done = 0; done < steps; ) {
            int length = Math.min(CHUNK, steps - done);
            var binding = binding(length);
            if (done == 0 || length != CHUNK) {
                load(binding);
            } else {
                goOn(binding);
            }
            for (var feed : program.feeds()) {
                binding.set(feed.name(), feed.chunk(step, length));
            }
            kernel.run(List.of(binding), engine.threads());
            if (steps - done < 2 * CHUNK) {
                save(binding);
            }
            for (var name : spiking()) {
                hand(name, binding.events(name + ".spikes"), sink);
            }
            for (var name : program.recorded()) {
                sink.values(name, step, binding.get("record." + name));
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

    /// The populations whose models spike, in order.
    public List<String> spiking() {
        return program.populations().stream()
                .filter(PopulationCode::spikes)
                .map(each -> each.population().name())
                .toList();
    }

    /// The variables that are recorded in every step, as `POPULATION.VARIABLE`.
    public List<String> recorded() {
        return program.recorded();
    }

    /// The synapses of each projection, in order.
    public List<Edges> edges() {
        return edges;
    }

    /// Number of steps since time 0.
    public long step() {
        return step;
    }

    /// All that the rest of the run depends on, besides the network itself.
    public NetworkState state() {
        var copy = new LinkedHashMap<String, Samples>();
        state.forEach((name, values) -> copy.put(name, Samples.of(values)));
        return new NetworkState(step, copy);
    }

    /// Goes back, or on, to a state of the same network: from there on every bit is as it was after it.
    ///
    /// @throws IllegalArgumentException if it is a state of another network
    public void restore(NetworkState from) {
        if (!from.values().keySet().equals(state.keySet())) {
            throw new IllegalArgumentException("a state of %s cannot go on in a network that carries %s"
                    .formatted(from.values().keySet(), state.keySet()));
        }
        from.values().forEach((name, values) -> {
            int size = Objects.requireNonNull(state.get(name)).length;
            if (values.size() != size) {
                throw new IllegalArgumentException(
                        "the state has %d values of '%s', the network %d".formatted(values.size(), name, size));
            }
        });
        state.replaceAll(
                (name, _) -> Objects.requireNonNull(from.values().get(name)).toArray());
        step = from.step();
    }

    private Binding binding(int length) {
        return bindings.computeIfAbsent(length, _ -> {
            var binding = kernel.bind(sizes(length));
            binding.setIntegers("key", key);
            for (var population : program.populations()) {
                population.perCell().forEach((name, values) -> binding.set(population.name(name), values));
                population
                        .varied()
                        .forEach(name -> binding.set(
                                population.name(name),
                                network.values(population.population().name(), name)));
            }
            program.poisson().forEach(each -> each.values().forEach(binding::set));
            for (int i = 0; i < edges.size(); i++) {
                connect(
                        binding,
                        program.projections().get(i),
                        network.projections().get(i),
                        edges.get(i));
            }
            return binding;
        });
    }

    private Sizes sizes(int length) {
        var sizes = Sizes.none().with(Axis.TIME, length);
        for (var population : program.populations()) {
            sizes = sizes.with(population.axis(), population.population().size());
        }
        for (int i = 0; i < edges.size(); i++) {
            var projection = program.projections().get(i);
            sizes = sizes.with(
                    projection.synapses(), Math.toIntExact(edges.get(i).size()));
            if (projection.hasLine()) {
                sizes = sizes.with(projection.lineAxis(), projection.delay());
            }
        }
        return sizes;
    }

    /// Rows for every cell of the source population; cells outside the projection have empty ones.
    private void connect(Binding binding, ProjectionCode code, Projection projection, Edges edges) {
        int cells = network.population(projection.source().population()).size();
        var start = new long[cells];
        var end = new long[cells];
        for (int k = 0; k < edges.sources(); k++) {
            int cell = projection.source().index(k);
            start[cell] = edges.start(k);
            end[cell] = edges.start(k + 1);
        }
        binding.setIntegers(code.input("start"), start);
        binding.setIntegers(code.input("end"), end);
        int size = Math.toIntExact(edges.size());
        var targets = new long[size];
        Arrays.setAll(targets, i -> projection.target().index(edges.target(i)));
        binding.setIntegers(code.input("target"), targets);
        if (code.weight().isEmpty()) {
            var weights = new double[size];
            EdgeNumbers numbers = edges.weights();
            Arrays.setAll(weights, numbers::get);
            binding.set(code.input("weight"), weights);
        }
    }

    private void load(Binding binding) {
        binding.setIntegers("step", step);
        state.forEach(binding::set);
    }

    /// From chunk to chunk of one length the state stays where it is.
    private void goOn(Binding binding) {
        binding.setIntegers("step", step);
        state.keySet().forEach(name -> binding.feed("next." + name, name));
    }

    private void save(Binding binding) {
        state.replaceAll((name, _) -> binding.get("next." + name));
    }

    @Override
    public void close() {
        bindings.values().forEach(Binding::close);
        kernel.close();
    }
}
