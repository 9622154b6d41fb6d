package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.simulate.network.CellDerivatives.Factor;

/// What an online rule works on in a network: the projections whose weights it learns, and the linear
/// system of the cells of each population.
final class OnlineParts {

    private final TrialProgram trials;
    private final List<Integer> learned = new ArrayList<>();
    private final Map<Integer, LocalDynamics> dynamics = new LinkedHashMap<>();
    private final Map<Integer, List<String>> components = new HashMap<>();
    private final int readout;

    /// @param by weights that are learned: `PROJECTION.weight`
    /// @throws IllegalArgumentException if the rule cannot learn them
    OnlineParts(TrialProgram trials, List<String> by, OnlineRule.Filter filter, boolean across) {
        this.trials = trials;
        var network = trials.network();
        if (network.options().spikes().mode() != SpikeMode.HARD) {
            throw new IllegalArgumentException(
                    "online rules learn from hard spikes; use back-propagation through time with others");
        }
        for (var projection : network.projections()) {
            if (projection.hasLine() || !projection.sent().equals("events")) {
                throw new IllegalArgumentException(
                        "projection '%s' has delays or sends numbers; online rules take spikes that arrive at once, so train by back-propagation through time"
                                .formatted(projection.name()));
            }
        }
        this.readout = network.populations().indexOf(trials.readout());
        for (var name : by) {
            int number = IntStream.range(0, network.projections().size())
                    .filter(i -> network.projections().get(i).input("weight").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "online rules learn weights of projections, as PROJECTION.weight, and '%s' is none; learn it by back-propagation through time"
                                    .formatted(name)));
            learned.add(number);
        }
        for (int p = 0; p < network.populations().size(); p++) {
            dynamics(p, filter, across);
        }
        for (int number : learned) {
            if (touched(number).isEmpty()) {
                throw new IllegalArgumentException(
                        "online rules give credit to cells that reach the readout '%s' themselves, and '%s' does not; learn '%s' across cells, in windows, or by back-propagation through time"
                                .formatted(
                                        trials.loss().population(),
                                        name(link(number).target()),
                                        projection(number).input("weight")));
            }
        }
    }

    private void dynamics(int p, OnlineRule.Filter filter, boolean across) {
        var network = trials.network();
        var population = network.populations().get(p);
        var arrivals = new HashSet<String>();
        for (int i = 0; i < network.projections().size(); i++) {
            if (network.links().get(i).target() == p) {
                arrivals.add(network.projections().get(i).variable());
            }
        }
        var derivatives = CellDerivatives.of(population, arrivals);
        var shadow = shadow(p, filter);
        dynamics.put(p, new LocalDynamics(population, derivatives, shadow, across && p != readout));
        var acted = acted(p);
        var all = new HashSet<String>();
        arrivals.forEach(variable -> all.addAll(dynamics(p).touched(variable, acted)));
        // in the order of the system
        components.put(p, dynamics(p).ordered(all));
    }

    /// The component of the cells of a population that the loss acts on.
    Optional<String> acted(int p) {
        return p == readout
                ? Optional.of(trials.loss().variable())
                : dynamics(p).shadow().map(LocalDynamics.Shadow::acted);
    }

    private Optional<LocalDynamics.Shadow> shadow(int p, OnlineRule.Filter filter) {
        var network = trials.network();
        var variables = toReadout(p).stream()
                .map(i -> network.projections().get(i).variable())
                .collect(Collectors.toSet());
        if (p == readout || variables.isEmpty()) {
            return Optional.empty();
        }
        if (variables.size() > 1) {
            throw new IllegalArgumentException(
                    "population '%s' reaches variables %s of the readout; online rules take one"
                            .formatted(name(p), variables.stream().sorted().toList()));
        }
        var variable = variables.iterator().next();
        var read = trials.loss().variable();
        return Optional.of(
                new LocalDynamics.Shadow(variable, read, filter == OnlineRule.Filter.NONE ? Map.of() : kept(variable)));
    }

    /// What the readout keeps of its states from step to step, with a row for all that takes part in what
    /// is read of what arrives at a variable.
    Map<String, Map<String, Double>> echoes(String variable) {
        var echoes = new HashMap<>(kept(variable));
        echoes.putIfAbsent(variable, Map.of());
        echoes.putIfAbsent(trials.loss().variable(), Map.of());
        return echoes;
    }

    /// What the readout keeps of its states from step to step.
    private Map<String, Map<String, Double>> kept(String variable) {
        var population = trials.readout();
        var derivatives = CellDerivatives.of(population, Set.of(variable));
        var kept = new HashMap<String, Map<String, Double>>();
        for (var to : derivatives.states()) {
            for (var from : derivatives.states()) {
                switch (derivatives.byState(to, from)) {
                    case Factor.Constant(double value) -> {
                        if (value != 0) {
                            kept.computeIfAbsent(to, _ -> new HashMap<>()).put(from, value);
                        }
                    }
                    case Factor.Computed(var name, boolean _) ->
                        kept.computeIfAbsent(to, _ -> new HashMap<>()).put(from, number(derivatives, name));
                }
            }
        }
        return kept;
    }

    private double number(CellDerivatives derivatives, String factor) {
        var population = trials.readout();
        if (derivatives.isShared(factor)) {
            var program = derivatives.only(factor);
            var axis = population.axis();
            var sizes = Sizes.none().with(axis, 1);
            var inputs = program.inputs().stream()
                    .collect(Collectors.toMap(
                            input -> input.name(),
                            input -> Tensor.of(
                                    input.value().tensor(),
                                    new double[sizes.elements(input.value().type())])));
            return java.util.Objects.requireNonNull(
                            Interpreter.run(program, inputs, sizes).get(factor))
                    .get(0);
        }
        throw new IllegalArgumentException(
                "the readout '%s' does not forget alike in all steps and outputs, so its memory has no place in traces; choose filter = \"none\", or back-propagation through time"
                        .formatted(trials.loss().population()));
    }

    /// Name of a population.
    String name(int p) {
        return trials.network().populations().get(p).population().name();
    }

    TrialProgram trials() {
        return trials;
    }

    /// Numbers of the projections whose weights are learned.
    List<Integer> learned() {
        return learned;
    }

    ProjectionCode projection(int number) {
        return trials.network().projections().get(number);
    }

    NetworkProgram.Link link(int number) {
        return trials.network().links().get(number);
    }

    int readout() {
        return readout;
    }

    /// Numbers of the projections from a population to the readout.
    List<Integer> toReadout(int p) {
        return from(p).filter(i -> link(i).target() == readout).boxed().toList();
    }

    /// Numbers of the projections from a population to others than the readout.
    List<Integer> toCells(int p) {
        return from(p).filter(i -> link(i).target() != readout).boxed().toList();
    }

    private IntStream from(int p) {
        return IntStream.range(0, trials.network().projections().size()).filter(i -> link(i).source() == p);
    }

    /// Numbers of all populations.
    List<Integer> populations() {
        return List.copyOf(dynamics.keySet());
    }

    LocalDynamics dynamics(int p) {
        return java.util.Objects.requireNonNull(dynamics.get(p));
    }

    /// The components of the cells of a population that credit passes through.
    List<String> components(int p) {
        return java.util.Objects.requireNonNull(components.get(p));
    }

    /// The components that a learned projection has a trace of.
    List<String> touched(int number) {
        int p = link(number).target();
        return dynamics(p).touched(projection(number).variable(), acted(p));
    }

    /// Variables of a population that spikes are added to.
    Set<String> variables(int p) {
        return IntStream.range(0, trials.network().projections().size())
                .filter(i -> link(i).target() == p)
                .mapToObj(i -> projection(i).variable())
                .collect(Collectors.toSet());
    }

    /// The type of what there is one of for each cell.
    TensorType cells(int p) {
        return dynamics(p).population().type();
    }

    /// The type of what there is one of for each synapse.
    TensorType synapses(int number) {
        return projection(number).matrix().weights(trials.network().dtype());
    }

    /// What sends to a projection.
    Axis source(int number) {
        return projection(number).source();
    }
}
