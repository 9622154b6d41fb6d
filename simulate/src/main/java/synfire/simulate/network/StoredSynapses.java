package synfire.simulate.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.DType;
import synfire.kernels.Binding;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.wiring.EdgeNumbers;
import synfire.network.wiring.Edges;
import synfire.network.wiring.Survey;
import synfire.network.wiring.Wiring;

/// The synapses of a network that lie in memory, where kernels read them.
final class StoredSynapses {

    private final Network network;
    private final NetworkProgram program;
    private final List<Wiring> wirings;
    private final DType dtype;
    private final int threads;
    private final Map<String, Edges> edges = new HashMap<>();

    /// Builds those that the program reads.
    ///
    /// @param wirings of all projections of the network, in order
    StoredSynapses(Network network, NetworkProgram program, List<Wiring> wirings, DType dtype, int threads) {
        this.network = network;
        this.program = program;
        this.wirings = List.copyOf(wirings);
        this.dtype = dtype;
        this.threads = threads;
        program.projections().stream().filter(ProjectionCode::isStored).forEach(each -> edges(each.name()));
    }

    private List<String> names() {
        return network.projections().stream().map(Projection::name).toList();
    }

    /// Those of all projections, in order.
    List<Edges> all() {
        return names().stream().map(this::edges).toList();
    }

    /// Those of all projections, in order, for someone to look at: what is not stored is drawn as he looks.
    List<Survey> surveys() {
        return names().stream()
                .map(name -> edges.containsKey(name)
                        ? Survey.of(edges(name))
                        : Survey.of(wirings.get(names().indexOf(name))))
                .toList();
    }

    /// Those of a projection, stored from the first time that they are asked for.
    Edges edges(String projection) {
        return edges.computeIfAbsent(
                projection, name -> wirings.get(names().indexOf(name)).edges(dtype, threads));
    }

    /// The number of slots of a delay line: as many as its longest delay needs.
    int slots(DelayLine line) {
        int most = 1;
        for (int i = 0; i < program.projections().size(); i++) {
            if (program.line(i).filter(line::equals).isPresent()) {
                var projection = program.projections().get(i);
                most = Math.max(
                        most,
                        projection
                                .made()
                                .map(made -> projection
                                        .travel()
                                        .slots(made.procedure().longestDelay()))
                                .orElseGet(() -> projection.travel().slots(edges(projection.name()))));
            }
        }
        return most;
    }

    /// Whether the delay line of a projection has room for learned delays.
    void requireRoom(String name, double[] delays) {
        for (int i = 0; i < program.projections().size(); i++) {
            var line = program.line(i);
            if (line.isPresent() && program.projections().get(i).input("delay").equals(name)) {
                int room = slots(line.get());
                for (int k = 0; k < delays.length; k++) {
                    if (!(delays[k] >= 1 && delays[k] < room)) {
                        throw new IllegalArgumentException(
                                "'%s' gives synapse %d a delay of %s steps; it may be from 1 to below %d, twice the longest of the description"
                                        .formatted(name, k, delays[k], room));
                    }
                }
            }
        }
    }

    void connect(Binding binding) {
        for (var code : program.projections()) {
            code.made().ifPresent(made -> made.connect(binding, code));
            if (code.isStored()) {
                connect(
                        binding,
                        code,
                        network.projection(code.name()),
                        binding.sizes().of(code.source()));
            }
        }
    }

    /// Rows for every cell of the source population; cells outside the projection have empty ones.
    private void connect(Binding binding, ProjectionCode code, Projection projection, int cells) {
        var synapses = edges(code.name());
        if (code.places() == DType.I32 && synapses.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "projection '%s' has %d synapses, more than one for each pair of cells and than 2147483647: draw fewer"
                            .formatted(code.name(), synapses.size()));
        }
        var start = new long[cells];
        var end = new long[cells];
        for (int k = 0; k < synapses.sources(); k++) {
            int cell = projection.source().index(k);
            start[cell] = synapses.start(k);
            end[cell] = synapses.start(k + 1);
        }
        binding.setIntegers(code.input("start"), start);
        binding.setIntegers(code.input("end"), end);
        binding.share(code.input("target"), Targets.of(projection.target(), synapses));
        share(binding, code, code.input("weight"), synapses.weights());
        share(binding, code, code.input("delay"), synapses.delays());
    }

    private static void share(Binding binding, ProjectionCode code, String input, EdgeNumbers numbers) {
        switch (numbers) {
            case EdgeNumbers.Stored(var memory, var _) -> binding.share(input, memory);
            case EdgeNumbers.Same(double value) -> {
                if (code.inputs().containsKey(input)) {
                    binding.fill(input, value);
                }
            }
        }
    }
}
