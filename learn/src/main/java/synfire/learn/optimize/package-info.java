/// Minimization as a conversation: a search asks for points, an objective evaluates them in batches.
///
/// Read first: [Objective] (what is minimised), [Search] (what proposes points) and the [Optimizer] it
/// comes from, [Minimization] (the loop with budget, cancellation and resume).
///
/// Invariants:
///
/// - a search is deterministic: equal settings, key, limits and answers give equal questions, bit for bit;
/// - every point asked for lies in the box of the search;
/// - one evaluation is one parameter vector; every lane counts.
@NullMarked
package synfire.learn.optimize;

import org.jspecify.annotations.NullMarked;
