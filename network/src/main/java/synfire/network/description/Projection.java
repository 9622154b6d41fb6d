package synfire.network.description;

import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Synapses from cells to cells.
///
/// @param source cells of a population, or of a stimulus that is a set of sources
/// @param target cells of a population
public record Projection(
        String name, Cells source, Cells target, Connector connector, Synapse synapse, Weights weights, Delay delay) {

    public Projection {
        Names.check("projection", name);
    }
}
