package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConnorStevensTest {

    private static int spikes(double current, String gA) {
        return TestCell.of("connor-stevens", 0.02)
                .with("g_A", gA)
                .run(50_000, "uA/cm**2", k -> current)
                .spikes()
                .size();
    }

    /// The resting potential is near −68 mV (Dayan & Abbott 2001, §6.2).
    @Test
    void rest_withoutInput_isThePublishedOne() {
        var v = TestCell.of("connor-stevens", 0.02)
                .run(20_000, "uA/cm**2", k -> 0, "v")
                .samples("v");

        assertThat(v.get(19_999)).isCloseTo(-68, within(0.5));
    }

    /// Type I: the rate grows from near 0; without the A current it jumps (Dayan & Abbott 2001, figure
    /// 6.1).
    @Test
    void rate_atOnset_isLowBecauseOfTheACurrent() {
        int slowest = Integer.MAX_VALUE;
        for (double current = 7; current <= 10; current += 0.2) {
            int count = spikes(current, "47.7 mS/cm**2");
            if (count > 1) {
                slowest = Math.min(slowest, count);
            }
        }
        assertThat(slowest).isLessThan(40);
        assertThat(spikes(20, "47.7 mS/cm**2")).isGreaterThan(2 * slowest);
    }
}
