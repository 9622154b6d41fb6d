package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifTest {

    /// Closed form 1/(t_ref + tau·ln(RI/(RI − theta))) with tau 20 ms, t_ref 2 ms, theta 15 mV.
    @ParameterizedTest
    @CsvSource({"15.01, 6.744101", "16, 17.405903", "20, 33.640712", "30, 63.040002"})
    void rate_constantCurrent_isTheClosedForm(double drive, double expectedHz) {
        double dt = 0.01;
        var run = TestCell.of("lif", dt).run(100_000, "pA", k -> drive / 0.1);

        var times = run.spikes().timesMs().toArray();
        double interval = (times[times.length - 1] - times[0]) / (times.length - 1);
        assertThat(interval).isCloseTo(1000 / expectedHz, within(dt)); // each crossing is rounded up to the grid
    }
}
