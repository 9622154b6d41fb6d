package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import synfire.network.analysis.ReferenceTrains;
import synfire.network.analysis.population.PairCorrelation;
import synfire.network.analysis.population.PopulationRate;
import synfire.network.analysis.population.Synchrony;
import synfire.network.analysis.statistic.Moments;
import synfire.network.analysis.train.Irregularity;

/// A large network fits into the 2 GB that tests have.
@Tag("slow")
final class RasterSizeTest {

    @Test
    void raster_hundredThousandCellsTwentyMillionSpikes_isAnalysed() {
        int cells = 100_000;
        int spikes = 20_000_000;
        var random = ReferenceTrains.random(81);
        var ids = random.ints(spikes, 0, cells).toArray();
        var times = random.doubles(spikes, 0, 20_000).toArray();

        var raster = Raster.of(cells, ids, times, 0, 20_000);

        assertThat(raster.meanRateHz()).isEqualTo(10);
        assertThat(Moments.mean(PopulationRate.binned(raster, 1).samples())).isCloseTo(10, within(1e-9));
        // 200 intervals a cell: the CV of a sample is biased by less than 1 %, its mean over cells has no noise left
        assertThat(Moments.mean(Irregularity.cvs(raster, 6))).isCloseTo(1, within(0.01));
        // 4,000 bins: the mean over pairs of independent cells is of the order of 1/(cells · √bins); ten of them
        assertThat(new PairCorrelation(5).mean(raster)).isCloseTo(0, within(2e-6));
        assertThat(Synchrony.chi(raster, 5).orElseThrow()).isCloseTo(1 / Math.sqrt(cells), within(2e-4));
    }
}
