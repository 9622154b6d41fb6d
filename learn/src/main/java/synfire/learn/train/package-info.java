/// Training of networks on tasks, by gradient.
///
/// Read first: [TrainPlan] (what is trained, on what, how), [Trainer] (does it, batch by batch), [LearningRule] (how
/// the
/// gradient is found), [TrainCheckpoint] (what survives a crash).
///
/// Invariants:
///
/// - all that is random depends on the seed and on a number, of a batch or of a trial, so any batch can be made again;
/// - results do not depend on the number of threads by a bit.
@NullMarked
package synfire.learn.train;

import org.jspecify.annotations.NullMarked;
