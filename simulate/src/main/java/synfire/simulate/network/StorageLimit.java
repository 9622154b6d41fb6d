package synfire.simulate.network;

import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.wiring.Survey;
import synfire.network.wiring.Wiring;

/// Holds a network to a number of synapses of a projection above which none may be stored.
public final class StorageLimit {

    /// The number above which synapses are made anew for each spike where they can be, if nobody says
    /// otherwise: 512 MiB of targets.
    public static final long USUAL = Assembly.MOST_STORED;

    private StorageLimit() {}

    /// @param most synapses of a projection that may be stored
    /// @throws IllegalArgumentException naming the first projection that has more and must be stored, and why
    public static void require(Network network, Quantity dt, DType dtype, long most, int threads) {
        for (var projection : network.projections()) {
            var wiring = network.wiring(projection.name(), dt);
            long size = Survey.of(wiring).size();
            var obstacle = size <= most ? Optional.<String>empty() : obstacle(projection, wiring, dtype, threads);
            if (obstacle.isPresent()) {
                throw new IllegalArgumentException(
                        "projection '%s' has %,d synapses, more than the %,d that may be stored, and they cannot be made anew for each spike: %s; raise most_stored, or choose a rule that can"
                                .formatted(projection.name(), size, most, obstacle.get()));
            }
        }
    }

    private static Optional<String> obstacle(Projection projection, Wiring wiring, DType dtype, int threads) {
        if (!(projection.synapse() instanceof Synapse.AddTo)) {
            return Optional.of("they have a state of their own");
        }
        if (!(projection.source() instanceof Cells.Range) || !(projection.target() instanceof Cells.Range)) {
            return Optional.of("its cells are no range");
        }
        return wiring.obstacle(dtype, threads);
    }
}
