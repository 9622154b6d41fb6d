/// How certain fitted parameters are.
///
/// Read first: [Covariance] (errors, correlations, what is not determined), [CorrelatedSquares] (least squares with
/// residuals that are correlated in time).
@NullMarked
package synfire.learn.uncertainty;

import org.jspecify.annotations.NullMarked;
