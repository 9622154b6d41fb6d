/// What a running network hands over while it runs.
///
/// Read first: [Sink] (where it goes), [Kept] (a sink in memory), [RecordingPlan] and [Recorder] (files).
///
/// Invariants: a sink is told of stretches of time that follow each other without a gap, from one thread; what it was
/// told does not depend on how long the stretches are.
@NullMarked
package synfire.network.recording;

import org.jspecify.annotations.NullMarked;
