/// Behavioural tasks as streams of trials, and the small language they are written in.
///
/// Read first: [Task] (any trial of it, by key and number), [Trial] (input, phases, loss windows, target),
/// [Script] (what a trial is before its spikes are drawn). The catalogue is in
/// `synfire.learn.task.catalogue`.
///
/// Invariants: a trial is a pure function of task, key and number; every loss window and every drive lies
/// inside the trial; every label is one of the answer's classes; a value that breaks this cannot be made.
@NullMarked
package synfire.learn.task;

import org.jspecify.annotations.NullMarked;
