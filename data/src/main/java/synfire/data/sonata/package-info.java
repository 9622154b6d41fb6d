/// Networks in SONATA: nodes, edges, their types, and spikes.
///
/// Read first: [SonataNetwork] (populations of nodes and the edges between them, from a `circuit_config.json`),
/// [SonataEdges] (who to whom, with attributes of the edge or of its type), [SonataSpikes] (who spiked when).
///
/// Reference: Dai et al. (2020) *PLoS Comput. Biol.* 16:e1007696.
///
/// Invariants: attributes of one node or edge go before those of its type; every edge joins nodes that exist; what does
/// not fit ends in a [synfire.data.format.RecordingFormatException] that names the file and the dataset.
@NullMarked
package synfire.data.sonata;

import org.jspecify.annotations.NullMarked;
