/// Measures of the spikes of many cells together.
///
/// Read first: [Bins] (how time is divided), [PopulationRate], [Psth]. Common activity: [PairCorrelation],
/// [CrossCorrelogram], [Synchrony], [FanoFactor]; bursts of it: [Avalanches], [BranchingRatio]. All but the
/// matrix of pairs are linear in the number of spikes.
@NullMarked
package synfire.network.analysis.population;

import org.jspecify.annotations.NullMarked;
