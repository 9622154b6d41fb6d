package synfire.network.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.units.Units;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.analysis.ReferenceTrains;

final class RateTest {

    @Test
    void bins_spikesOfAGrid_lieInTheBinThatTheyStart() {
        var bins = Bins.of(0, 10, 0.5);
        // 3 * 0.1 / 0.1 and the like are just below a whole number
        for (int step = 0; step < 100; step++) {
            assertThat(bins.indexOf(step * 0.1)).isEqualTo(step / 5);
        }
        assertThat(Bins.of(0, 0.3, 0.1).count()).isEqualTo(3);
    }

    @Test
    void bins_timesOutside_lieInNone() {
        var bins = Bins.of(5, 16, 5);

        assertThat(bins).isEqualTo(new Bins(5, 5, 2));
        assertThat(bins.indexOf(4.9)).isEqualTo(-1);
        assertThat(bins.indexOf(14.9)).isEqualTo(1);
        assertThat(bins.indexOf(15)).isEqualTo(-1);
        assertThat(bins.indexOf(Double.NaN)).isEqualTo(-1);
        assertThat(Bins.of(5, 5, 1).count()).isZero();
        assertThatThrownBy(() -> Bins.of(0, 1, 0)).hasMessage("bins of 0.0 ms; give a positive width");
        assertThatThrownBy(() -> Bins.of(0, 1, 1e-12))
                .hasMessage("bins of 1.0E-12 ms from 0.0 ms to 1.0 ms are too many to count; give a greater width");
        assertThatThrownBy(() -> new Bins(0, 1, -1)).hasMessage("-1 bins; give 0 or more");
    }

    @Test
    void counts_referenceTrain_equalElephant() {
        // elephant.conversion.BinnedSpikeTrain, 50 ms
        assertThat(Bins.of(ReferenceTrains.A, 50).counts(ReferenceTrains.A).toArray())
                .containsExactly(1, 1, 1, 2, 1, 1, 2, 2, 1, 1, 2, 0, 2, 2, 0, 2, 1, 2, 1, 0);
        assertThat(Bins.of(0, 1000, 50).counts(Raster.of(ReferenceTrains.ALL)).toArray())
                .containsExactly(2, 4, 3, 5, 3, 4, 4, 6, 3, 4, 4, 1, 6, 4, 3, 4, 5, 4, 3, 0);
    }

    @Test
    void binned_population_isPerCellAndSecond() {
        var raster = Raster.of(4, new int[] {0, 1, 1}, new double[] {1, 2, 12}, 0, 20);

        var rate = PopulationRate.binned(raster, 10);

        assertThat(rate.values(Units.HZ)).containsExactly(50, 25);
        assertThat(rate.dtMs()).isEqualTo(10);
        assertThat(PopulationRate.binned(raster.range(0, 0), 10).samples()).isEqualTo(Samples.of(0, 0));
        assertThat(PopulationRate.binned(raster.slice(5, 5), 10).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.025", "0.1, 0.0025"})
    void smoothed_referenceTrain_isTheSumOfGaussians(double binMs, double relative) {
        var rate = PopulationRate.smoothed(Raster.of(List.of(ReferenceTrains.A)), binMs, 20);
        for (double time : new double[] {300, 500, 700}) {
            double expected = ReferenceTrains.A.timesMs().stream()
                    .map(t -> (time + binMs / 2 - t) / 20)
                    .map(z -> 1000 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / 20)
                    .sum();

            // Bins shift spikes by up to half a step, 0.025 or 0.0025 σ, on average by none.
            assertThat(rate.at(time).value()).isCloseTo(expected, within(relative * expected));
        }
    }

    @Test
    void smoothed_constantRate_staysConstantUpToTheEdges() {
        var raster = Raster.of(
                List.of(ReferenceTrains.of(Samples.generate(1000, k -> k + 0.5).toArray())));

        var rate = PopulationRate.smoothed(raster, 1, 30);

        assertThat(rate.samples().stream()).allSatisfy(x -> assertThat(x).isCloseTo(1000, within(1e-9)));
        assertThatThrownBy(() -> PopulationRate.smoothed(raster, 1, 0))
                .hasMessage("a Gaussian of 0.0 ms; give a positive standard deviation");
    }

    @Test
    void psth_onsets_averagesTheTrialsThatWereWatched() {
        var raster = Raster.of(2, new int[] {0, 1, 0, 1, 0}, new double[] {102, 108, 201, 203, 995}, 0, 1000);

        var psth = Psth.around(raster, Samples.of(100, 200, 995), -5, 10, 5);

        assertThat(psth.trials()).isEqualTo(2);
        assertThat(psth.rate().startMs()).isEqualTo(-5);
        // per cell and second: (1, 2) and (1, 0) spikes in 5 ms of two cells
        assertThat(psth.rate().values(Units.HZ)).containsExactly(0, 150, 50);
        // the standard deviations are 1/√2 · 100 Hz
        assertThat(psth.standardError().values(Units.HZ)).containsExactly(new double[] {0, 50, 50}, within(1e-12));
    }

    @Test
    void psth_trials_isThatOfOneLongRaster() {
        var random = ReferenceTrains.random(31);
        var raster = ReferenceTrains.poisson(random, 5, 40, 2000);
        var trials = List.of(raster.slice(200, 300), raster.slice(700, 800)).stream()
                .map(part -> part.trains().stream().toList())
                .toList();
        var aligned = List.of(
                Raster.of(trials.get(0).stream().map(t -> t.shifted(-200)).toList()),
                Raster.of(trials.get(1).stream().map(t -> t.shifted(-700)).toList()));

        assertThat(Psth.of(aligned, 10).rate().samples())
                .isEqualTo(Psth.around(raster, Samples.of(200, 700), 0, 100, 10)
                        .rate()
                        .samples());
    }

    @Test
    void psth_edges_areDefined() {
        var raster = Raster.of(1, new int[] {0}, new double[] {50}, 0, 100);

        assertThat(Psth.around(raster, Samples.empty(), 0, 10, 5).rate().samples())
                .isEqualTo(Samples.of(Double.NaN, Double.NaN));
        assertThat(Psth.around(raster, Samples.of(50), 0, 10, 5).standardError().samples())
                .isEqualTo(Samples.of(Double.NaN, Double.NaN));
        assertThatThrownBy(() -> Psth.of(List.of(), 5))
                .hasMessage("a histogram over no trials has no window; give at least one");
        assertThatThrownBy(() -> Psth.of(List.of(raster, raster.slice(0, 50)), 5))
                .hasMessage(
                        "trial 1 has 0 spikes of 1 cells from 0.0 ms to 50.0 ms, trial 0 1 spikes of 1 cells from 0.0 ms to 100.0 ms; give trials of the same cells over one window");
    }

    @Test
    void fano_referenceTrains_equalsElephant() {
        // elephant.statistics.fanofactor divides the variance by n; np.var(ddof=1)/np.mean of pooled counts
        assertThat(FanoFactor.overTrials(ReferenceTrains.ALL).orElseThrow())
                .isCloseTo(1.1944444444444444 * 3 / 2, within(1e-12));
        assertThat(FanoFactor.ofPopulation(Raster.of(ReferenceTrains.ALL), 50).orElseThrow())
                .isCloseTo(0.5964912280701754, within(1e-12));
    }

    @Test
    void fano_poissonAndRegular_areOneAndZero() {
        var random = ReferenceTrains.random(5);
        var train = ReferenceTrains.poisson(random, 30, 400_000);

        // n windows: standard error √(2/n), here 0.032; four of them
        assertThat(FanoFactor.overWindows(train, 200).orElseThrow()).isCloseTo(1, within(0.13));
        var regular = ReferenceTrains.of(Samples.generate(100, k -> 10 * k + 5).toArray());
        assertThat(FanoFactor.overWindows(regular, 100)).hasValue(0);
        assertThat(FanoFactor.overTrials(List.of(regular, regular))).hasValue(0);
    }

    @Test
    void fano_edges_areEmpty() {
        assertThat(FanoFactor.overTrials(List.of())).isEmpty();
        assertThat(FanoFactor.overTrials(List.of(ReferenceTrains.A))).isEmpty();
        assertThat(FanoFactor.overWindows(ReferenceTrains.of(), 100)).isEmpty();
        assertThat(FanoFactor.overWindows(ReferenceTrains.A, 1000)).isEmpty();
    }
}
