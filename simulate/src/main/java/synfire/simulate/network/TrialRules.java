package synfire.simulate.network;

import java.util.Optional;

/// Which networks can be run as trials.
final class TrialRules {

    private TrialRules() {}

    /// @throws IllegalArgumentException if the network cannot, saying why
    static void check(String network, NetworkProgram parts) {
        problem(parts).ifPresent(what -> {
            throw new IllegalArgumentException("network '%s' cannot be run as trials: %s".formatted(network, what));
        });
    }

    private static Optional<String> problem(NetworkProgram parts) {
        if (!parts.synapses().isEmpty()) {
            return Optional.of("synapse '%s' follows a model; trials take spikes that add to a variable"
                    .formatted(parts.synapses().getFirst().name()));
        }
        for (var projection : parts.projections()) {
            if (projection.hasLine() && !projection.isWhole()) {
                return Optional.of(
                        "delays of projection '%s' differ or are no whole steps; give it one delay of whole steps"
                                .formatted(projection.name()));
            }
        }
        if (!parts.poisson().isEmpty() || !parts.parts().isEmpty()) {
            return Optional.of("it has stimuli of its own; trials give what comes in");
        }
        return parts.sources().size() == 1
                ? Optional.empty()
                : Optional.of("it has %d sets of sources; trials give spikes to one"
                        .formatted(parts.sources().size()));
    }
}
