/// Numbers about numbers that the measures of activity share.
///
/// Read first: [SymmetricMatrix] (a number for each pair), [Moments], [KolmogorovSmirnov].
@NullMarked
package synfire.network.analysis.statistic;

import org.jspecify.annotations.NullMarked;
