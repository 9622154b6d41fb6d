/// First-order update rules for training, with schedules, clipping and penalties.
///
/// Read first: [Optimizer] (one update of one array), [Optimizers] (all of them by name), [Schedule] and
/// [Clipping]. Fits of few parameters have their own, with line searches and curvature:
/// `synfire.learn.descent`.
///
/// Invariants: a rule keeps nothing between updates but the memory it is handed, so a checkpoint of
/// parameters, memory and number of updates resumes with the same bits; elements of an array do not see each
/// other.
@NullMarked
package synfire.learn.train.optimizer;

import org.jspecify.annotations.NullMarked;
