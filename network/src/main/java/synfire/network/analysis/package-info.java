/// What recorded or simulated activity says about itself, without a model; for how well a model does, see
/// `synfire.learn.metric`.
///
/// By what a measure looks at: `train` (one cell), `population` (many cells: rates, correlations, synchrony,
/// avalanches), `distance` (pairs of spike trains), `spectrum` (a signal), `connectivity` (signals of regions).
/// They share `statistic`, and take [synfire.network.SpikeTrain], [synfire.network.Raster] and
/// [synfire.network.Signal].
///
/// Rules for all:
///
/// - what is not defined, such as the CV of one spike, is empty or NaN, and its page says so; it is never 0;
/// - a NaN in the data makes the result NaN or is refused by name; it is never left out in silence;
/// - variances are those of a sample (n − 1) unless a page says otherwise;
/// - bins and windows are half-open, and what does not fill one is not used.
@NullMarked
package synfire.network.analysis;

import org.jspecify.annotations.NullMarked;
