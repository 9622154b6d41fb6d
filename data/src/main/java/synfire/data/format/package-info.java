/// Readers of the files that electrophysiologists keep: what stands in the file, in its own units and labels.
///
/// Read first: [RecordingFile] (a file of sweeps, opened by content), [RecordingFormatException] (file, place, problem,
/// fix), [TextLayout] (what a table of numbers does not say about itself).
///
/// NWB 2, ABF 1 and 2, Igor binary waves 2 and 5, and delimited text are read, each also gzipped.
///
/// Invariants:
///
/// - a file that is cut, damaged or of another format ends in a [RecordingFormatException], whatever its bytes are;
/// - what a file declares is checked against its length before memory is taken for it.
@NullMarked
package synfire.data.format;

import org.jspecify.annotations.NullMarked;
