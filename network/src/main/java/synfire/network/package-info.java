/// What is simulated, and what was recorded, as immutable data.
///
/// Read first: [Recording] (sweeps of signals over one time axis), [Signal] (samples with a unit and a time
/// step), [SpikeTrain] (spike times in a window), [Raster] (the spikes of many cells).
///
/// Invariants:
///
/// - every value is immutable and compares by content; rows of numbers are wrapped in [Samples];
/// - times are in ms; a signal's samples are in its own unit, and [Signal#in] converts them;
/// - the signals of a [Sweep] have the same start, step and number of samples.
@NullMarked
package synfire.network;

import org.jspecify.annotations.NullMarked;
