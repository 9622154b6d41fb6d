/// Linear readouts of activity that is not itself trained: reservoirs, recorded populations.
///
/// Read first: [Ridge] (fits a readout to moments, all at once), [RecursiveLeastSquares] (the same while the
/// network runs, the rule of FORCE), [TaskReadout] (both on the trials of a task).
///
/// Invariants: all sums are float64; the order of rows is the order of sums, so the same rows give the same
/// bits.
@NullMarked
package synfire.learn.readout;

import org.jspecify.annotations.NullMarked;
