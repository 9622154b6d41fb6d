/// Elementary functions written in plain arithmetic, so that every backend gives the same bits.
///
/// Read first: [ExpandFunctions] (the pass that puts them into programs), [Arithmetic] (what they
/// are written with), [Exponential] (the one whose speed matters most). Every function states its
/// largest error in units in the last place (ulp) of its result, and a test measures it.
@NullMarked
package synfire.ir.functions;

import org.jspecify.annotations.NullMarked;
