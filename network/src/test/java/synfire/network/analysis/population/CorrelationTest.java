package synfire.network.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.network.analysis.ReferenceTrains;
import synfire.network.analysis.statistic.Moments;

final class CorrelationTest {

    @Test
    void matrix_referenceTrains_equalsElephant() {
        // elephant.spike_train_correlation.correlation_coefficient of counts in 50 ms
        assertThat(new PairCorrelation(50)
                        .matrix(Raster.of(ReferenceTrains.ALL))
                        .pairs()
                        .toArray())
                .containsExactly(
                        new double[] {0.37363235887853663, 0.19166935592394493, 0.17099639201419234}, within(1e-12));
    }

    @Test
    void matrix_randomCells_isThatOfTheCounts() {
        var raster = ReferenceTrains.poisson(ReferenceTrains.random(17), 8, 20, 3000);
        var bins = Bins.of(raster, 7);

        var matrix = new PairCorrelation(7).matrix(raster);

        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(matrix.get(i, j))
                        .isCloseTo(
                                Moments.correlation(bins.counts(raster.train(i)), bins.counts(raster.train(j))),
                                within(1e-12));
            }
        }
    }

    @Test
    void mean_randomCells_isThatOfTheMatrix() {
        var raster = shared(ReferenceTrains.poisson(ReferenceTrains.random(18), 12, 20, 3000));

        assertThat(new PairCorrelation(5).mean(raster))
                .isCloseTo(new PairCorrelation(5).matrix(raster).meanOfPairs(), within(1e-12));
    }

    @Test
    void mean_sharedSpikes_isTheirShareOfTheVariance() {
        // Each of 20 cells copies each spike of a common process with p = 0.5: of two cells' spikes, half coincide.
        var random = ReferenceTrains.random(19);
        var common = ReferenceTrains.poisson(random, 40, 200_000);
        var trains = IntStream.range(0, 20)
                .mapToObj(_ -> SpikeTrain.of(
                        common.timesMs().stream()
                                .filter(_ -> random.nextBoolean())
                                .toArray(),
                        0,
                        200_000))
                .toList();

        // 40,000 bins, all pairs share the common process: standard error below 0.01
        assertThat(new PairCorrelation(5).mean(Raster.of(trains))).isCloseTo(0.5, within(0.03));
    }

    @Test
    void matrixAndMean_silentCells_areLeftOut() {
        var trains = List.of(ReferenceTrains.A, ReferenceTrains.of(), ReferenceTrains.A);
        var correlation = new PairCorrelation(50);

        assertThat(correlation.matrix(Raster.of(trains)).get(0, 1)).isNaN();
        assertThat(correlation.matrix(Raster.of(trains)).get(1, 1)).isNaN();
        assertThat(correlation.matrix(Raster.of(trains)).get(2, 0)).isCloseTo(1, within(1e-12));
        assertThat(correlation.matrix(Raster.of(trains)).get(2, 2)).isEqualTo(1);
        assertThat(correlation.mean(Raster.of(trains))).isCloseTo(1, within(1e-12));
        assertThat(correlation.mean(Raster.of(trains.subList(0, 2)))).isNaN();
        assertThat(new PairCorrelation(5000).mean(Raster.of(trains))).isNaN();
        assertThat(correlation
                        .matrix(Raster.of(1, new int[0], new double[0], 5, 5))
                        .get(0, 0))
                .isNaN();
        assertThatThrownBy(() -> new PairCorrelation(0)).hasMessage("bins of 0.0 ms; give a positive width");
    }

    @Test
    void correlogram_referenceTrains_equalsElephant() {
        // elephant.spike_train_correlation.cross_correlation_histogram of the times rounded to 1 ms, lags −20 to 20 ms
        var a = rounded(ReferenceTrains.A);
        var b = rounded(ReferenceTrains.B);

        assertThat(CrossCorrelogram.of(a, b, 1, 20).counts().toArray())
                .containsExactly(
                        0, 0, 0, 2, 0, 1, 2, 0, 1, 2, 1, 2, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 2, 3, 0, 1, 2, 0, 1, 0, 0,
                        0, 0, 1, 0, 1, 0, 1, 1, 2);
    }

    @Test
    void correlogram_shiftedTrain_peaksAtTheShift() {
        var a = ReferenceTrains.poisson(ReferenceTrains.random(23), 20, 10_000);
        var b = a.shifted(3.2).slice(0, 10_000);
        var a2 = a.slice(3.2, 10_000);
        var correlogram = CrossCorrelogram.of(a2, b.slice(3.2, 10_000), 0.5, 10);

        int peak = IntStream.range(0, 41)
                .reduce((i, j) ->
                        correlogram.counts().get(i) >= correlogram.counts().get(j) ? i : j)
                .orElseThrow();

        assertThat(correlogram.lagsMs().get(peak)).isEqualTo(3);
    }

    @Test
    void correlogram_independentTrains_isAsExpected() {
        var random = ReferenceTrains.random(24);
        var correlogram = CrossCorrelogram.of(
                ReferenceTrains.poisson(random, 50, 200_000), ReferenceTrains.poisson(random, 50, 200_000), 10, 200);

        // 10,000 · 10,000 · 10 / 200,000 = 5,000 pairs a bin, standard error 1/√5000 = 0.014 and that of both rates;
        // four
        assertThat(correlogram.relative().stream())
                .hasSize(41)
                .allSatisfy(x -> assertThat(x).isCloseTo(1, within(0.09)));
    }

    @Test
    void correlogram_itself_leavesOutSelfPairsAndIsSymmetric() {
        var auto = CrossCorrelogram.auto(ReferenceTrains.of(100, 110, 130), 10, 30);

        assertThat(auto.counts().toArray()).containsExactly(1, 1, 1, 0, 1, 1, 1);
        assertThat(auto.expected().get(3)).isCloseTo(6 * 10 / 1000.0, within(1e-12));
    }

    @Test
    void correlogram_edges_areDefined() {
        var none = ReferenceTrains.of();

        assertThat(CrossCorrelogram.of(none, ReferenceTrains.A, 1, 1).counts()).isEqualTo(Samples.of(0, 0, 0));
        assertThat(CrossCorrelogram.auto(none, 1, 0).expected()).isEqualTo(Samples.of(0));
        assertThat(CrossCorrelogram.of(none.slice(5, 5), none.slice(5, 5), 1, 0)
                        .relative()
                        .get(0))
                .isNaN();
        assertThatThrownBy(() -> CrossCorrelogram.of(none, none, 0, 10))
                .hasMessage(
                        "a correlogram with bins of 0.0 ms up to 10.0 ms; give a positive bin and a lag of 0 or more");
        assertThatThrownBy(() -> CrossCorrelogram.of(none, none.slice(0, 10), 1, 10))
                .hasMessage(
                        "one train reaches from 0.0 ms to 1000.0 ms, the other from 0.0 ms to 10.0 ms; slice them to one window");
    }

    @Test
    void chi_equalAndIndependentTraces_isOneAndRootOfN() {
        var random = ReferenceTrains.random(29);
        var one = noise(random);

        assertThat(Synchrony.chi(List.of(one, one, one)).orElseThrow()).isCloseTo(1, within(1e-12));
        var independent = IntStream.range(0, 100).mapToObj(_ -> noise(random)).toList();
        // standard error of a standard deviation over 2,000 samples: 1/√4000 = 1.6 %; four of them
        assertThat(Synchrony.chi(independent).orElseThrow()).isCloseTo(0.1, within(0.0064));
    }

    @Test
    void chi_raster_isThatOfTheCounts() {
        var raster = shared(ReferenceTrains.poisson(ReferenceTrains.random(30), 12, 20, 3000));
        var bins = Bins.of(raster, 5);
        var counts = raster.trains().stream()
                .map(train -> new Signal("count", Units.ONE, 5, 0, bins.counts(train)))
                .toList();

        assertThat(Synchrony.chi(raster, 5).orElseThrow())
                .isCloseTo(Synchrony.chi(counts).orElseThrow(), within(1e-12));
    }

    @Test
    void chi_edges_areEmpty() {
        var flat = new Signal("v", Units.MV, 1, 0, Samples.of(1, 1));

        assertThat(Synchrony.chi(List.of())).isEmpty();
        assertThat(Synchrony.chi(List.of(flat, flat))).isEmpty();
        assertThat(Synchrony.chi(Raster.of(List.of(ReferenceTrains.of())), 5)).isEmpty();
        assertThat(Synchrony.chi(Raster.of(List.of(ReferenceTrains.A)), 5000)).isEmpty();
        assertThatThrownBy(() -> Synchrony.chi(
                        List.of(flat, flat.withSamples(Samples.of(1)).named("w"))))
                .hasMessage(
                        "signal 'v' (2 samples of 1.0 ms, in mV) and signal 'w' (1 samples of 1.0 ms, in mV) differ in their times or units; resample or convert one of them");
    }

    @Test
    void vectorStrength_lockedOrOpposed_isOneOrZero() {
        assertThat(Synchrony.vectorStrength(ReferenceTrains.of(3, 13, 43), 10).orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(Synchrony.vectorStrength(ReferenceTrains.of(3, 8), 10).orElseThrow())
                .isCloseTo(0, within(1e-12));
        // a right angle: half the diagonal of a square
        assertThat(Synchrony.vectorStrength(ReferenceTrains.of(0, 2.5), 10).orElseThrow())
                .isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(Synchrony.vectorStrength(ReferenceTrains.of(), 10)).isEmpty();
        assertThatThrownBy(() -> Synchrony.vectorStrength(ReferenceTrains.A, 0))
                .hasMessage("a period of 0.0 ms; give a positive one");
    }

    /// Each cell also fires with its neighbour, so that there is something to find.
    private static Raster shared(Raster raster) {
        return Raster.of(IntStream.range(0, raster.cells())
                .mapToObj(i -> SpikeTrain.of(
                        DoubleStream.concat(
                                        raster.train(i).timesMs().stream(),
                                        raster.train((i + 1) % raster.cells()).timesMs().stream())
                                .toArray(),
                        raster.startMs(),
                        raster.stopMs()))
                .toList());
    }

    private static Signal noise(RandomGenerator random) {
        return new Signal("v", Units.MV, 1, 0, Samples.generate(2000, _ -> random.nextGaussian()));
    }

    private static SpikeTrain rounded(SpikeTrain train) {
        return new SpikeTrain(train.timesMs().map(Math::rint), 0, 1000);
    }
}
