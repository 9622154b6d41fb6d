/// Reads recordings of a voltage and of the current that caused it.
///
/// Read first: [RecordingSpec] (which file, sweeps, channels and stretch of time, as one line of text),
/// [RecordingReader] (from there to sweeps in mV, pA and ms), [ReadOptions] (what files do not say, and corrections).
///
/// Invariants: every sweep that is read has samples, all finite, and voltage and current at the same times; what is
/// missing or does not fit ends in a [synfire.data.format.RecordingFormatException].
@NullMarked
package synfire.data;

import org.jspecify.annotations.NullMarked;
