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
import synfire.kernels.Kernel;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Projection;
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

    /// Goes on for some time.
    ///
    /// @param progress is told the number of steps done, now and then
    public NetworkRun run(Quantity duration, LongConsumer progress) {
        int steps = Math.toIntExact(Math.round(duration.in(Units.MS) / dtMs));
        var spikes = new HashMap<String, SpikeLog>();
        var variables = new HashMap<String, double[]>();
        program.populations().stream()
                .filter(PopulationCode::spikes)
                .forEach(each -> spikes.put(each.population().name(), new SpikeLog(dtMs)));
        for (int done = 0; done < steps; ) {
            int length = Math.min(CHUNK, steps - done);
            var binding = binding(length);
            if (done == 0 || length != CHUNK) {
                load(binding);
            } else {
                goOn(binding);
            }
            kernel.run(List.of(binding), engine.threads());
            if (steps - done < 2 * CHUNK) {
                save(binding);
            }
            long from = step;
            spikes.forEach((name, log) -> log.add(from, binding.events(name + ".spikes")));
            for (var name : program.recorded()) {
                var part = binding.get("record." + name);
                var whole = variables.computeIfAbsent(name, _ -> new double[part.length / length * steps]);
                System.arraycopy(part, 0, whole, part.length / length * done, part.length);
            }
            done += length;
            step += length;
            progress.accept(done);
        }
        var rasters = new HashMap<String, Raster>();
        double start = (step - steps) * dtMs;
        spikes.forEach((name, log) ->
                rasters.put(name, log.raster(network.population(name).size(), start, step * dtMs)));
        var samples = new HashMap<String, Samples>();
        variables.forEach((name, values) -> samples.put(name, Samples.of(values)));
        return new NetworkRun(dtMs, step - steps, steps, rasters, samples);
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
