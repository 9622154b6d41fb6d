/// What an expression is: a quantity of some dimension, or a condition.
///
/// Read first: [Kind] (what an expression is), [Scope] (what names are), [Inference] (finds the kind of an expression
/// and
/// every mistake in it).
@NullMarked
package synfire.equations.check;

import org.jspecify.annotations.NullMarked;
