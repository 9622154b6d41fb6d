package synfire.learn.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

final class RidgeTest {

    @Test
    void fit_exactRows_findsWeightsAndOffsets() {
        var moments = new Moments(2, 1);
        var random = new CounterStream(RandomKey.ofSeed(1), 0);
        for (int t = 0; t < 50; t++) {
            double[] x = {random.nextNormal(), random.nextNormal()};
            moments.add(x, new double[] {3 * x[0] - 2 * x[1] + 0.5}, 1);
        }

        var readout = new Ridge(0).fit(moments);

        assertThat(readout.weights()).containsExactly(new double[] {3, -2}, within(1e-12));
        assertThat(readout.offset(0)).isCloseTo(0.5, within(1e-12));
        assertThat(readout.of(1, 1)).containsExactly(new double[] {1.5}, within(1e-12));
        assertThat(moments.error(readout)).isCloseTo(0, within(1e-12));
    }

    @Test
    void fit_oneActivity_isTheFormulaByHand() {
        // rows (1, 2), (3, 4): Σx 4, Σx² 10, Σy 6, Σxy 14; λ = 0.5 · 10 = 5
        // normal equations 15 w + 4 b = 14, 4 w + 2 b = 6: w = 2/7, b = 17/7
        var moments = new Moments(1, 1);
        moments.add(new double[] {1}, new double[] {2}, 1);
        moments.add(new double[] {3}, new double[] {4}, 1);

        var readout = new Ridge(0.5).fit(moments);

        assertThat(readout.weight(0, 0)).isCloseTo(2 / 7.0, within(1e-14));
        assertThat(readout.offset(0)).isCloseTo(17 / 7.0, within(1e-14));
        // errors 2/7 + 17/7 − 2 = 5/7 and 6/7 + 17/7 − 4 = −5/7
        assertThat(moments.error(readout)).isCloseTo(25 / 49.0, within(1e-14));
    }

    @Test
    void fit_rowOfDoubleWeight_isTheRowTwice() {
        var weighted = new Moments(1, 1);
        var twice = new Moments(1, 1);
        weighted.add(new double[] {1}, new double[] {2}, 2);
        twice.add(new double[] {1}, new double[] {2}, 1);
        twice.add(new double[] {1}, new double[] {2}, 1);
        weighted.add(new double[] {3}, new double[] {1}, 1);
        twice.add(new double[] {3}, new double[] {1}, 1);

        assertThat(new Ridge(0.1).fit(weighted)).isEqualTo(new Ridge(0.1).fit(twice));
    }

    @Test
    void best_noisyRows_isNeitherTheWeakestNorTheStrongest() {
        var train = noisy(0, 60);
        var validation = noisy(1, 2000);

        var best = Ridge.best(Ridge.RANGE, train, validation);

        // the best strength in theory is activities · noise variance / rows = 50 · 1 / (4 · 60)
        assertThat(best.strength()).isBetween(1e-2, 1.0);
        assertThat(validation.error(best.fit(train))).isLessThan(validation.error(new Ridge(1e-8).fit(train)));
    }

    @Test
    void fit_silentActivities_givesTheMeanTarget() {
        var moments = new Moments(2, 1);
        moments.add(new double[2], new double[] {1}, 1);
        moments.add(new double[2], new double[] {4}, 1);

        var readout = new Ridge(0.01).fit(moments);

        assertThat(readout.weights()).containsExactly(0, 0);
        assertThat(readout.offset(0)).isCloseTo(2.5, within(1e-14));
    }

    @Test
    void fit_dependentActivities_saysWhatToDo() {
        var moments = new Moments(2, 1);
        for (int t = 0; t < 9; t++) {
            moments.add(new double[] {t, 2 * t}, new double[] {t}, 1);
        }

        assertThatThrownBy(() -> new Ridge(0).fit(moments))
                .hasMessage(
                        "the 2 activities depend on each other, or a sum is not finite, at ridge 0; give more rows, fewer "
                                + "activities, or a larger strength");
        assertThat(new Ridge(1e-6).fit(moments).of(1, 2)).containsExactly(new double[] {1}, within(1e-4));
        assertThatThrownBy(() -> new Ridge(-1)).hasMessage("a ridge of strength -1.0; give 0 or more");
        assertThatThrownBy(() -> moments.add(new double[1], new double[1], 1))
                .hasMessage("a row of 1 activities and 1 targets; the moments are of 2 and 1");
    }

    /// 50 activities, one of which matters, and noise of half its size.
    private static Moments noisy(int object, int rows) {
        var random = new CounterStream(RandomKey.ofSeed(2), object);
        var moments = new Moments(50, 1);
        for (int t = 0; t < rows; t++) {
            double[] x = new double[50];
            for (int i = 0; i < 50; i++) {
                x[i] = random.nextNormal();
            }
            moments.add(x, new double[] {2 * x[0] + random.nextNormal()}, 1);
        }
        return moments;
    }

    @Test
    void range_strengths_ascend() {
        assertThat(Ridge.RANGE.stream().map(Ridge::strength).toList())
                .isEqualTo(List.of(1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0));
    }
}
