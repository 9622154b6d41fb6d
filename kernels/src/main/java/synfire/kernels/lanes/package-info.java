/// Programs whose lanes do not talk to each other, in the form that runs block of lanes by block of lanes.
///
/// Read first: [LaneProgram] (the form), [Stage] (its parts), [TapePlan] (what of a saved scan is kept, what is run
/// twice). The form knows nothing of a machine: a backend chooses the number of lanes of a block and emits each stage.
///
/// Invariants:
///
/// - all values inside stages have at most the axis `lane`; the axis of a loop is its index;
/// - a stage reads what earlier stages defined;
/// - tape is read by reverse loops over the same axis.
@NullMarked
package synfire.kernels.lanes;

import org.jspecify.annotations.NullMarked;
