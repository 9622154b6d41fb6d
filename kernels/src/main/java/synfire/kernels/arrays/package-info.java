/// Programs over whole arrays of cells that talk to each other by events, in the form that runs step by step.
///
/// Read first: [ArrayProgram] (the form), [Section] (what runs in a row), [Phase] (a loop over cells, a delivery, a
/// copy).
/// The form knows nothing of a machine: a backend chooses how many cells it takes at once and emits each phase.
///
/// Invariants:
///
/// - a phase reads what earlier phases defined; inside a loop over cells no cell reads another;
/// - a carry is updated in place where nothing reads its old value afterwards, and copied at the end of the step where
///   something does;
/// - events are lists of ids in ascending order, so sums have one order.
@NullMarked
package synfire.kernels.arrays;

import org.jspecify.annotations.NullMarked;
