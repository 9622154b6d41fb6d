package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class QifTest {

    /// C dv/dt = k(v − c)² + J with c between the zeros: T = C/√(kJ)·[atan(√(k/J)(v − c))] from V_r to
    /// V_peak.
    @Test
    void interval_constantCurrent_isTheClosedForm() {
        double dt = 0.005;
        double excess = 150 - 0.7 * 100;
        double scale = Math.sqrt(0.7 / excess);
        double expected = 100 / Math.sqrt(0.7 * excess) * (Math.atan(scale * 85) - Math.atan(scale * 0));

        var times = TestCell.of("qif", dt)
                .run(100_000, "pA", k -> 150)
                .spikes()
                .timesMs()
                .toArray();

        double interval = (times[times.length - 1] - times[0]) / (times.length - 1);
        assertThat(interval).isCloseTo(expected, within(dt));
    }

    @Test
    void rate_belowTheSaddleNode_isZero() {
        assertThat(TestCell.of("qif", 0.05).run(20_000, "pA", k -> 69).spikes().size())
                .isZero();
    }
}
