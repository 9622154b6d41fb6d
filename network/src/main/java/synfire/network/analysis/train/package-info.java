/// Measures of one spike train.
///
/// Read first: [Irregularity] (CV, CV2, LV), [SpikeTiming] (latency, adaptation). The rate is
/// [synfire.network.SpikeTrain#rateHz], the intervals are [synfire.network.SpikeTrain#intervalsMs].
@NullMarked
package synfire.network.analysis.train;

import org.jspecify.annotations.NullMarked;
