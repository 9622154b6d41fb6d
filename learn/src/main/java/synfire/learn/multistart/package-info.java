/// Many descents at once, as lanes of one batch.
///
/// Read first: [MultiStart] (the optimizer), [Racing] (which starts are given up), [Starts] (where they begin).
///
/// Invariants: without racing and early ends the course of a start does not depend on the other starts, nor on how many
/// run at once.
@NullMarked
package synfire.learn.multistart;

import org.jspecify.annotations.NullMarked;
