/// What trained networks and recorded populations do in a task: which units follow the evidence, when the
/// choice can be read, where the state goes, what the weights look like.
///
/// Read first: [BinnedActivity] (the activity of many trials), then [UnitTuning], [ChoiceDecoding],
/// [StateSpace]; [FittedDistribution] for weights.
///
/// Invariants: decoding is always judged on other trials than it was fitted to; nothing draws random numbers.
@NullMarked
package synfire.learn.activity;

import org.jspecify.annotations.NullMarked;
