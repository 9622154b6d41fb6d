package synfire.cli.workload;

import java.util.function.LongFunction;
import synfire.equations.units.Quantity;
import synfire.network.description.Network;

/// A network that simulators are measured by: one population `cells`, first the excitatory ones, then the others.
///
/// @param name as on the command line
/// @param reference the name of its runs in [ReferenceRuns]
/// @param excitatory number of excitatory cells
/// @param network by the seed of all that is random in it
/// @param durationMs of a run
/// @param discardMs at its start, while the activity settles
public record Workload(
        String name,
        String summary,
        String reference,
        int excitatory,
        LongFunction<Network> network,
        double durationMs,
        double discardMs) {

    /// The step of all of them.
    public static final Quantity DT = Quantity.of(0.1, "ms");

    public Quantity duration() {
        return Quantity.of(durationMs, "ms");
    }
}
