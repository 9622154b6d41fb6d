/// Transformations that keep what a program computes and change what it costs.
///
/// Read first: [Pass] (program to program), [Rewrite] (the skeleton of most passes). A pass shows
/// in its comment what it does, before → after, and says what becomes of rounding.
@NullMarked
package synfire.ir.simplify;

import org.jspecify.annotations.NullMarked;
