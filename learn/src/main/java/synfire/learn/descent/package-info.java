/// Descents by derivatives from one start: state machines that ask for one point at a time, so that many of them
/// run in lockstep as the lanes of one batch.
///
/// Read first: [Descent] (the conversation), [LBfgsB] and [LevenbergMarquardt] (the two to use), [GaussNewton]
/// (the one for surrogate gradients, which are not the gradient of any loss), [Continuation] (one after the other).
///
/// Invariants: every point asked for is inside the box; a descent draws no random numbers and knows no other.
@NullMarked
package synfire.learn.descent;

import org.jspecify.annotations.NullMarked;
