/// What is fitted: named parameters with bounds, and the maps between their physical values and the
/// coordinates in which an optimizer moves.
///
/// Read first: [FreeParameter] (one line of a study), [ParameterSpace] (all of them, with the chain
/// rule), [Transform] (the maps).
///
/// Invariants: a transform is strictly increasing or strictly decreasing, and never leaves the bounds,
/// not even by rounding.
@NullMarked
package synfire.learn.transform;

import org.jspecify.annotations.NullMarked;
