/// Small dense linear algebra on row-major arrays, in a fixed order of operations.
///
/// Read first: [Cholesky] (solve, inverse, determinant), [SymmetricEigen].
@NullMarked
package synfire.learn.linear;

import org.jspecify.annotations.NullMarked;
