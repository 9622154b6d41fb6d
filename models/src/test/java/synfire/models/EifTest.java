package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EifTest {

    /// T = t_ref + ∫ C dv/(current at v) from V_r to V_peak, by Simpson's rule.
    @Test
    void interval_constantCurrent_isTheIntegral() {
        double dt = 0.005;
        int n = 20_000;
        double h = 38.0 / n;
        double integral = 0;
        for (int i = 0; i <= n; i++) {
            double v = -68 + i * h;
            double current = -10 * (v + 65) + 34.8 * Math.exp((v + 59.9) / 3.48) + 100;
            integral += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * 100 / current;
        }
        double expected = 1.7 + integral * h / 3;

        var times = TestCell.of("eif", dt)
                .run(100_000, "pA", k -> 100)
                .spikes()
                .timesMs()
                .toArray();

        double interval = (times[times.length - 1] - times[0]) / (times.length - 1);
        assertThat(interval).isCloseTo(expected, within(dt));
    }
}
