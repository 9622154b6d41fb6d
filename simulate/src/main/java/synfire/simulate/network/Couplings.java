package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import synfire.equations.units.Quantity;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.Value;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;

/// Turns the couplings of a network into parts of the inputs of their targets.
record Couplings(Network network, double dtMs, DType dtype, ProgramOptions options) {

    List<CouplingPart> parts(List<PopulationCode> populations) {
        var parts = new ArrayList<CouplingPart>();
        for (var coupling : network.couplings()) {
            parts.add(part(
                    coupling,
                    parts.size(),
                    named(populations, coupling.source().population()),
                    named(populations, coupling.target().population())));
        }
        return parts;
    }

    private static PopulationCode named(List<PopulationCode> populations, String name) {
        return populations.stream()
                .filter(each -> each.population().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CouplingPart part(Coupling coupling, int number, PopulationCode source, PopulationCode target) {
        var readers = coupling.kind() == Coupling.Kind.DIFFUSIVE ? List.of(source, target) : List.of(source);
        for (var population : readers) {
            var read = population.inputsRead(coupling.variable());
            if (!read.isEmpty()) {
                throw new IllegalArgumentException(
                        "coupling '%s': '%s' of population '%s' reads the input '%s' of the same step; give a state, or a subexpression of states"
                                .formatted(
                                        coupling.name(),
                                        coupling.variable(),
                                        population.population().name(),
                                        read.getFirst()));
            }
        }
        var edges = network.wiring(coupling, Quantity.of(dtMs, "ms")).edges(dtype, 1);
        var lengths = coupling.conduction()
                .map(conduction -> network.lengths(coupling, conduction).edges(dtype, 1))
                .orElse(edges);
        var velocity = coupling.conduction().map(each -> each.velocity().inBase());
        var synapses = new CouplingSynapses(
                coupling,
                edges,
                lengths,
                velocity.orElse(1.0) * dtMs,
                isLearned(coupling.name()),
                target.population().size());
        return new CouplingPart(
                coupling,
                number,
                source,
                target,
                synapses,
                velocity,
                synapses.slots() == 0 ? Samples.empty() : initial(source, coupling.variable()),
                dtMs,
                dtype);
    }

    private boolean isLearned(String coupling) {
        return CouplingPart.DELAYING.stream().anyMatch(what -> options.free().contains(coupling + "." + what));
    }

    /// A variable of a population at time 0.
    private Samples initial(PopulationCode population, String variable) {
        var b = new Builder("initial");
        var inputs = new HashMap<String, Tensor>();
        var here = new HashMap<String, Value>();
        int size = population.population().size();
        var start = InitialState.of(network, population);
        start.forEach((name, values) -> {
            here.put(population.name(name), b.input(name, population.type()));
            inputs.put(name, Tensor.of(population.type(), values));
        });
        for (var name : population.varied()) {
            here.put(population.name(name), b.input(name, population.type()));
            inputs.put(name, Tensor.of(population.type(), InitialState.parameter(network, population, name)));
        }
        here.put("step", b.constant(0L));
        here.put("key", b.constant(0L));
        here.put(ProgramOptions.TRIAL, b.constant(0L));
        b.output(variable, population.expression(b, population.known(b, here), variable));
        var program = b.build();
        var sizes = Sizes.none().with(population.axis(), size).with(ProgramOptions.COPIES, 1);
        return Samples.of(
                Objects.requireNonNull(Interpreter.run(program, inputs, sizes).get(variable))
                        .toArray());
    }
}
