package synfire.simulate.network;

import java.util.List;
import java.util.Objects;
import synfire.network.Samples;
import synfire.network.description.Network;

/// The numbers of a network as its description gives them, by the names of its program.
///
/// @param state at time 0
record DescribedValues(Network network, NetworkProgram program, StoredSynapses stored, NetworkState state) {

    /// A state, parameter, input, weight, delay, length or velocity, in base units; delays in steps.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    Samples of(String name) {
        var started = state.values().get(name);
        if (started != null) {
            return started;
        }
        for (var population : program.populations()) {
            var driven = population.perCell().entrySet().stream()
                    .filter(each -> population.name(each.getKey()).equals(name))
                    .findFirst();
            if (driven.isPresent()) {
                return Samples.of(driven.get().getValue());
            }
            for (var parameter : population.varied()) {
                if (population.name(parameter).equals(name)) {
                    return Samples.of(InitialState.parameter(network, population, parameter));
                }
            }
        }
        for (var projection : program.projections()) {
            for (var what : List.of("weight", "delay")) {
                if (projection.input(what).equals(name)) {
                    var edges = stored.edges(projection.name());
                    return Samples.generate(
                            Math.toIntExact(edges.size()), what.equals("weight") ? edges::weight : edges::delay);
                }
            }
        }
        for (var part : program.parts()) {
            if (part instanceof CouplingPart coupling && coupling.numbers().containsKey(name)) {
                return Samples.of(Objects.requireNonNull(coupling.numbers().get(name)));
            }
        }
        throw new IllegalArgumentException("network '%s' has no '%s'".formatted(network.name(), name));
    }
}
