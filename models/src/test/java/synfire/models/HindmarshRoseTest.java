package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HindmarshRoseTest {

    /// Without input, x solves x³ + 2x² + 4x + 5.4 = 0 (y = 1 − 5x², z = 4(x + 1.6)), here by bisection.
    @Test
    void rest_withoutInput_isTheRootOfTheCubic() {
        double low = -3;
        double high = 0;
        for (int i = 0; i < 60; i++) {
            double x = (low + high) / 2;
            double f = x * x * x + 2 * x * x + 4 * x + 5.4;
            low = f < 0 ? x : low;
            high = f < 0 ? high : x;
        }
        var run = TestCell.of("hindmarsh-rose", 0.05).run(60_000, "1", k -> 0, "x");

        assertThat(run.samples("x").get(59_999)).isCloseTo(low, within(1e-6));
    }

    /// At I = 3 the cell bursts: most intervals are short, some are long.
    @Test
    void firing_atInput3_comesInBursts() {
        var times = TestCell.of("hindmarsh-rose", 0.02)
                .run(75_000, "1", k -> 3)
                .spikes()
                .timesMs()
                .toArray();

        int within = 0;
        int between = 0;
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] < 40) {
                within++;
            } else if (times[i] - times[i - 1] > 70) {
                between++;
            }
        }
        assertThat(between).isGreaterThanOrEqualTo(4);
        assertThat(within).isGreaterThan(2 * between);
    }

    @Test
    void step_halved_leavesSpikesWhereTheyAre() {
        var coarse = TestCell.of("hindmarsh-rose", 0.02);
        var fine = TestCell.of("hindmarsh-rose", 0.01);
        double first = coarse.crossings(coarse.run(3_000, "1", k -> 3, "x").samples("x"), 1)
                .getFirst();
        double second = fine.crossings(fine.run(6_000, "1", k -> 3, "x").samples("x"), 1)
                .getFirst();

        assertThat(first).isCloseTo(second, within(1e-4)); // straight line between samples
    }
}
