/// How well a model does: what is reported, and needs no gradient.
///
/// Read first: [Gamma] (coincidence of spike trains and its noise ceiling), [TraceScore] (one trace), [SpikeShape];
/// distances
/// are [VanRossum] and [VictorPurpura].
@NullMarked
package synfire.learn.metric;

import org.jspecify.annotations.NullMarked;
