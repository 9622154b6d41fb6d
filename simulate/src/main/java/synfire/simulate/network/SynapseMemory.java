package synfire.simulate.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import synfire.equations.lowering.LoweredSynapse;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.kernels.Binding;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.wiring.Edges;

/// The synapses of a projection that follows a model: where they are, and what they keep at the start.
record SynapseMemory(Network network, SynapseCode code, Projection projection, Edges edges, double dtMs) {

    int size() {
        return Math.toIntExact(edges.size());
    }

    Sizes sizes(Sizes before) {
        var sizes = before.with(code.synapses(), size());
        return code.delays().longest() > 0
                ? sizes.with(code.slots(), code.delays().longest())
                : sizes;
    }

    /// The state at time 0, by the names of the program.
    Map<String, double[]> initial() {
        var state = new LinkedHashMap<String, double[]>();
        var sizes = Sizes.none().with(code.synapses(), size());
        var program = code.lowered().initial();
        var inputs = new HashMap<String, Tensor>();
        for (var name : program.inputNames()) {
            inputs.put(name, Tensor.of(code.synapseType(), parameter(name)));
        }
        var values = Interpreter.run(program, inputs, sizes);
        for (var name : code.states()) {
            state.put(code.state(name), initial(name, values));
        }
        int sources = code.source().size();
        code.lowered().source().ifPresent(model -> {
            var cells = Sizes.none().with(code.source().axis(), sources);
            var shared = new HashMap<String, Tensor>();
            for (var name : model.initial().inputNames()) {
                shared.put(
                        name,
                        Tensor.of(
                                code.source().type(),
                                filled(
                                        sources,
                                        Objects.requireNonNullElse(code.shared().get(name), Double.NaN))));
            }
            var traces = Interpreter.run(model.initial(), shared, cells);
            code.traces().forEach(name -> state.put(code.trace(name), spread(traces, name, sources)));
        });
        if (code.delays().longest() > 0) {
            state.put(code.input("ring"), new double[code.delays().longest() * sources]);
        }
        return state;
    }

    private double[] initial(String name, Map<String, Tensor> values) {
        if (name.equals(LoweredSynapse.LAST)) {
            return new double[size()];
        }
        if (name.equals(SynapseModel.WEIGHT) && code.synapse().places().get(name) == Place.SYNAPSE) {
            return weights(edges);
        }
        return code.varied().contains(name) ? varied(name) : spread(values, name, size());
    }

    private static double[] spread(Map<String, Tensor> values, String name, int size) {
        var tensor = Objects.requireNonNull(values.get(name));
        return tensor.size() == size ? tensor.toArray() : filled(size, tensor.get(0));
    }

    private static double[] filled(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private double[] parameter(String name) {
        if (code.varied().contains(name)) {
            return name.equals(SynapseModel.WEIGHT) ? weights(edges) : varied(name);
        }
        return filled(size(), Objects.requireNonNullElse(code.shared().get(name), 0.0));
    }

    private double[] varied(String name) {
        var wiring = network.wiring(projection.name(), name, Quantity.of(dtMs, "ms"));
        return weights(wiring.edges(DType.F64, 1));
    }

    private static double[] weights(Edges edges) {
        var numbers = new double[Math.toIntExact(edges.size())];
        Arrays.setAll(numbers, edges::weight);
        return numbers;
    }

    /// Gives a binding the rows of every cell, those of the targets in the order of sources, and what
    /// differs between synapses.
    void bind(Binding binding) {
        int sources = code.source().size();
        var start = new long[sources];
        var end = new long[sources];
        var from = new int[size()];
        for (int k = 0; k < edges.sources(); k++) {
            int cell = projection.source().index(k);
            start[cell] = edges.start(k);
            end[cell] = edges.start(k + 1);
            Arrays.fill(from, (int) start[cell], (int) end[cell], cell);
        }
        var to = new long[size()];
        Arrays.setAll(to, i -> projection.target().index(edges.target(i)));
        binding.setIntegers(code.input("start"), start);
        binding.setIntegers(code.input("end"), end);
        binding.setIntegers(code.input("target"), to);
        if (code.delays().differ()) {
            late(binding, start, end, to);
        }
        if (code.hasPost()) {
            transposed(binding, from, to);
        }
        for (var name : code.varied()) {
            if (code.synapse().isParameter(name)) {
                binding.set(code.input("parameter." + name), parameter(name));
            }
        }
    }

    /// Rows in which the synapses of each source are sorted by how long spikes travel to them.
    private void late(Binding binding, long[] start, long[] end, long[] to) {
        var synapse = new long[size()];
        Map<Integer, long[]> starts = new HashMap<>();
        Map<Integer, long[]> ends = new HashMap<>();
        for (int steps : code.delays().steps()) {
            starts.put(steps, start.clone());
            ends.put(steps, start.clone());
        }
        for (int cell = 0; cell < start.length; cell++) {
            int at = (int) start[cell];
            for (int steps : code.delays().steps()) {
                Objects.requireNonNull(starts.get(steps))[cell] = at;
                for (long k = start[cell]; k < end[cell]; k++) {
                    if (edges.delay(k) == steps) {
                        synapse[at++] = k;
                    }
                }
                Objects.requireNonNull(ends.get(steps))[cell] = at;
            }
        }
        var targets = new long[size()];
        Arrays.setAll(targets, entry -> to[(int) synapse[entry]]);
        starts.forEach((steps, values) -> binding.setIntegers(code.input(SynapseDelays.start(steps)), values));
        ends.forEach((steps, values) -> binding.setIntegers(code.input(SynapseDelays.end(steps)), values));
        binding.setIntegers(code.input("late.target"), targets);
        binding.setIntegers(code.input("late.synapse"), synapse);
    }

    private void transposed(Binding binding, int[] from, long[] to) {
        int targets = code.target().population().size();
        var end = new long[targets];
        for (long cell : to) {
            end[(int) cell]++;
        }
        Arrays.parallelPrefix(end, Long::sum);
        var start = new long[targets];
        System.arraycopy(end, 0, start, Math.min(1, targets), Math.max(0, targets - 1));
        if (targets > 0) {
            start[0] = 0;
        }
        var next = start.clone();
        var source = new long[size()];
        var synapse = new long[size()];
        for (int k = 0; k < size(); k++) {
            int place = (int) next[(int) to[k]]++;
            source[place] = from[k];
            synapse[place] = k;
        }
        binding.setIntegers(code.input("post.start"), start);
        binding.setIntegers(code.input("post.end"), end);
        binding.setIntegers(code.input("post.source"), source);
        binding.setIntegers(code.input("post.synapse"), synapse);
    }
}
