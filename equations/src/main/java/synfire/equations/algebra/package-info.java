/// Algebra on expressions: constants, substitution, simplification, derivatives, and the forms that integration schemes
/// ask for.
///
/// Read first: [Derivative] (of an expression with respect to a name), [Form] (constant, affine or other in its own
/// variable), [Noise] (the coefficients of white noise).
@NullMarked
package synfire.equations.algebra;

import org.jspecify.annotations.NullMarked;
