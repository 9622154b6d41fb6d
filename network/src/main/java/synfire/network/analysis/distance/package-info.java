/// How far spike trains are apart: for pairs, averaged over pairs, and over time.
///
/// Read first: [TrainDistance]. With a time scale to choose: [VictorPurpura], [VanRossum]; without one:
/// [IsiDistance], [SpikeDistance], which also say when trains differ ([ProfiledDistance#profile]), and
/// [SpikeSynchronization], which says how alike they are.
@NullMarked
package synfire.network.analysis.distance;

import org.jspecify.annotations.NullMarked;
