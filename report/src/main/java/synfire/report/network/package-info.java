/// Figures of networks: what cells did, how they are joined, where they are.
///
/// Read first: [SpikeRaster], [Distribution], [ConnectionMatrix], [CellMap].
@NullMarked
package synfire.report.network;

import org.jspecify.annotations.NullMarked;
