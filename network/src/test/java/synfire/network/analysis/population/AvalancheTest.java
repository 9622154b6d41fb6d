package synfire.network.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.ReferenceTrains;
import synfire.network.analysis.statistic.Moments;

final class AvalancheTest {

    @Test
    void of_activity_findsWholeStretchesAboveTheThreshold() {
        var activity = activity(3, 1, 0, 2, 4, 1, 0, 0, 5, 0, 2, 2);

        var avalanches = Avalanches.of(activity, 0);

        assertThat(avalanches.startsMs()).isEqualTo(Samples.of(106, 116));
        assertThat(avalanches.sizes()).isEqualTo(Samples.of(7, 5));
        assertThat(avalanches.bins()).isEqualTo(Samples.of(3, 1));
        assertThat(avalanches.durationsMs()).isEqualTo(Samples.of(6, 2));
        assertThat(avalanches.descendants()).isEqualTo(Samples.of(2, 0));
        assertThat(avalanches.branchingRatio()).hasValue(1);
        assertThat(Avalanches.of(activity, 1).sizes()).isEqualTo(Samples.of(6, 5));
        assertThat(Avalanches.of(activity, 1).descendants()).isEqualTo(Samples.of(2, 0));
    }

    @Test
    void of_raster_countsSpikesOfAllCells() {
        var raster = Raster.of(3, new int[] {0, 1, 2, 0, 1}, new double[] {12, 13, 17, 22, 51}, 0, 100);

        var avalanches = Avalanches.of(raster, 5);

        assertThat(avalanches.startsMs()).isEqualTo(Samples.of(10, 50));
        assertThat(avalanches.sizes()).isEqualTo(Samples.of(4, 1));
        assertThat(avalanches.bins()).isEqualTo(Samples.of(3, 1));
        assertThat(Avalanches.usualBinMs(raster)).hasValue((51 - 12) / 4.0);
    }

    @Test
    void of_edges_areDefined() {
        var silent = Raster.of(3, new int[0], new double[0], 0, 100);

        assertThat(Avalanches.of(silent, 5).count()).isZero();
        assertThat(Avalanches.of(silent, 5).branchingRatio()).isEmpty();
        assertThat(Avalanches.usualBinMs(silent)).isEmpty();
        assertThat(Avalanches.of(activity(), 0).count()).isZero();
        assertThat(Avalanches.of(activity(1, 2, 3), 0).count()).isZero();
        assertThat(Avalanches.of(activity(0, 2, 0), 0).sizes()).isEqualTo(Samples.of(2));
        assertThatThrownBy(() -> Avalanches.of(activity(1), -1)).hasMessage("a threshold of -1.0; give 0 or more");
    }

    @Test
    void of_branchingProcess_hasItsSizesAndRatio() {
        double m = 0.8;
        var random = ReferenceTrains.random(41);
        int trees = 20_000;
        var counts = new double[1_000_000];
        int bins = 1;
        for (int tree = 0; tree < trees; tree++) {
            for (int alive = 1; alive > 0; alive = poisson(random, m * alive)) {
                counts[bins++] = alive;
            }
            bins++;
        }
        var avalanches = Avalanches.of(activity(counts).slice(0, 100 + 2.0 * bins), 0);

        assertThat(avalanches.count()).isEqualTo(trees);
        // Total progeny (Borel): mean 1/(1 − m), variance m/(1 − m)³ = 100; standard error 10/√20000 = 0.07; four of
        // them
        assertThat(Moments.mean(avalanches.sizes())).isCloseTo(5, within(0.28));
        // One ancestor, a Poisson number of descendants: standard error √(m/20000) = 0.0063
        assertThat(avalanches.branchingRatio().orElseThrow()).isCloseTo(m, within(0.026));
    }

    @Test
    void branchingRatio_drivenProcess_standsThatMostCellsAreUnseen() {
        double m = 0.95;
        var random = ReferenceTrains.random(42);
        int n = 100_000;
        var all = new double[n];
        var seen = new double[n];
        int alive = 200;
        for (int t = 0; t < n; t++) {
            alive = poisson(random, m * alive + 10);
            all[t] = alive;
            for (int i = 0; i < alive; i++) {
                seen[t] += random.nextDouble() < 0.05 ? 1 : 0;
            }
        }

        // The standard error of a slope is about √((1 − m²)/n) = 0.001; of the fit to subsampled ones ten times that.
        assertThat(BranchingRatio.of(Samples.of(all), 1).m()).isCloseTo(m, within(0.004));
        assertThat(BranchingRatio.of(Samples.of(all), 40).m()).isCloseTo(m, within(0.01));
        assertThat(BranchingRatio.of(Samples.of(seen), 40).m()).isCloseTo(m, within(0.03));
        assertThat(BranchingRatio.of(Samples.of(seen), 1).m()).isLessThan(0.6);
    }

    @Test
    void branchingRatio_geometricSlopes_isFoundExactly() {
        // A(t) = 0.5^t + c decays exactly: every slope is 0.5^k
        var decay = BranchingRatio.of(Samples.generate(40, t -> 7 + Math.pow(0.5, t)), 5);

        assertThat(decay.m()).isCloseTo(0.5, within(1e-6));
        assertThat(decay.amplitude()).isCloseTo(1, within(1e-5));
    }

    @Test
    void branchingRatio_edges_areNaN() {
        assertThat(BranchingRatio.of(Samples.of(1, 1, 1, 1, 1), 2).m()).isNaN();
        assertThat(BranchingRatio.of(Samples.of(1, 2), 1).m()).isNaN();
        assertThat(BranchingRatio.of(Samples.empty(), 3).m()).isNaN();
        assertThatThrownBy(() -> BranchingRatio.of(Samples.empty(), 0))
                .hasMessage("a regression over 0 steps; give 1 or more");
    }

    private static Signal activity(double... counts) {
        return new Signal("activity", Units.ONE, 2, 100, Samples.of(counts));
    }

    /// Knuth's for small means, halved for large ones: the sum of two Poisson numbers is one.
    private static int poisson(RandomGenerator random, double mean) {
        if (mean > 30) {
            return poisson(random, mean / 2) + poisson(random, mean / 2);
        }
        int count = -1;
        for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
