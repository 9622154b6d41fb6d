/// What stands in files of arrays and tables: NumPy, MATLAB, HDF5, Excel, idx (MNIST), delimited text,
/// and members of ZIP archives.
///
/// Read first: [ArraySpec] (which array of which file, as one line of text), [ArrayReader] (from there to its
/// content), [Content] (numbers, texts, or a table of cells).
///
/// Invariants:
///
/// - a file is told by its content, not by its name;
/// - arrays are in row-major order, whatever the file's order;
/// - a file that is cut, damaged or of another format ends in a [synfire.data.format.RecordingFormatException],
///   whatever its bytes are;
/// - what a file declares is checked against its length before memory is taken for it.
@NullMarked
package synfire.data.array;

import org.jspecify.annotations.NullMarked;
