/// Text, places in it, what is wrong with it, and the expressions it holds.
///
/// Read first: [Expr] (the closed set of expressions), [Diagnostic] (one mistake in a text), [Source] (a named text).
@NullMarked
package synfire.equations.syntax;

import org.jspecify.annotations.NullMarked;
