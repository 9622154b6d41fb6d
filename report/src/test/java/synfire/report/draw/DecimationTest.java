package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;

final class DecimationTest {

    @Test
    void keepExtrema_longNoise_keepsLowestAndHighestOfEveryBucket() {
        var random = new Random(3);
        var y = Samples.generate(10_000, _ -> random.nextGaussian());

        var kept = Decimation.keepExtrema(y, 0, y.size(), i -> i / 100);

        assertThat(kept).hasSizeBetween(200, 202).isSorted();
        for (int bucket = 0; bucket < 100; bucket++) {
            int from = bucket * 100;
            var all = Arrays.stream(y.toArray(), from, from + 100);
            var left =
                    Arrays.stream(kept).filter(i -> i >= from && i < from + 100).mapToDouble(y::get);
            assertThat(left.summaryStatistics()).extracting("min", "max").containsExactly(extrema(all.toArray()));
        }
    }

    @Test
    void keepExtrema_singleSpike_survives() {
        var y = Samples.generate(100_000, i -> i == 77_777 ? 40 : -65);

        var kept = Decimation.keepExtrema(y, 0, y.size(), i -> i / 1000);

        assertThat(kept).contains(77_777).startsWith(0).endsWith(99_999);
    }

    @Test
    void keepExtrema_gap_breaksTheLineOnce() {
        var y = Samples.of(1, 2, Double.NaN, Double.NaN, Double.NaN, 3);

        assertThat(Decimation.keepExtrema(y, 0, 6, _ -> 0)).containsExactly(0, 1, 2, 5);
    }

    @Test
    void keepExtrema_allGaps_keepsTheEnds() {
        var y = Samples.of(Double.NaN, Double.NaN, Double.NaN);

        assertThat(Decimation.keepExtrema(y, 0, 3, _ -> 0)).containsExactly(0, 2);
    }

    @Test
    void keepExtrema_nothing_givesNothing() {
        assertThat(Decimation.keepExtrema(Samples.empty(), 0, 0, _ -> 0)).isEmpty();
    }

    private static Object[] extrema(double[] values) {
        var statistics = Arrays.stream(values).summaryStatistics();
        return new Object[] {statistics.getMin(), statistics.getMax()};
    }
}
