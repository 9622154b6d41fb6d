/// Connectomes and edge lists out of the files that laboratories keep, by a description of how they are laid out.
///
/// Read first: [ConnectomeRequest] (regions and their matrices), [EdgeListRequest] (edges between cells),
/// [PublishedConnectomes] (descriptions of published data sets, as text).
///
/// Invariants: what is read is a checked [synfire.network.connectome.Connectome] or
/// [synfire.network.connectome.EdgeList]; matrices of one connectome are brought to the same order by name; whatever
/// does not fit ends in a [synfire.data.format.RecordingFormatException] that names the file.
@NullMarked
package synfire.data.connectome;

import org.jspecify.annotations.NullMarked;
