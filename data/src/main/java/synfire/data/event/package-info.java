/// Reads spikes and sensor events that others stored as events.
///
/// Read first: [EventFile].
///
/// Invariants: a file that is cut or damaged ends in a [synfire.data.format.RecordingFormatException].
@NullMarked
package synfire.data.event;

import org.jspecify.annotations.NullMarked;
