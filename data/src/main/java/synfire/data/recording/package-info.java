/// Recordings on disk, written while a network runs: NumPy, CSV, HDF5, NWB.
///
/// Read first: [Recorders] (which format is which).
///
/// Invariants: memory does not grow with the run; after a flush the files can be read, whatever happens to the process;
/// a recording that was left and gone on with has the bytes of one that never stopped; no date or name of a machine is
/// in them.
@NullMarked
package synfire.data.recording;

import org.jspecify.annotations.NullMarked;
