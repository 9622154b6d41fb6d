/// How well a model does: what is reported, and needs no gradient.
///
/// Read first: [Gamma] (coincidence of spike trains and its noise ceiling), [TraceScore] (one trace), [SpikeShape].
/// What describes activity without a model, such as distances of spike trains, is in `synfire.network.analysis`.
@NullMarked
package synfire.learn.metric;

import org.jspecify.annotations.NullMarked;
