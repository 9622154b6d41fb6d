/// Who projects to whom, as others measured it: matrices between regions and lists of edges between cells.
///
/// Read first: [Connectome] (regions and their matrices), [EdgeList] (edges between cells), [Provenance] (where it
/// comes
/// from and what may be done with it).
///
/// Invariants:
///
/// - every value is immutable and compares by content;
/// - a matrix has a row for each source and a column for each target;
/// - lengths are in mm; a weight is in the unit of its [Measure] and within its range;
/// - what does not fit ends in a [ConnectomeException] that says where, what, and how to fix it.
@NullMarked
package synfire.network.connectome;

import org.jspecify.annotations.NullMarked;
