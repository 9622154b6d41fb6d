package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IgifAdaptingTest {

    /// Held where it cannot fire, each movement of the threshold rests at its share of the softened depolarisation, and
    /// the current at its conductance times its own.
    @Test
    void states_atRest_followThePotential() {
        var run = TestCell.of("igif-adapting", 0.1)
                .with("E_L", "-45 mV")
                .with("V_T_star", "40 mV")
                .run(60_000, "pA", k -> 0, "theta_f", "theta_s", "w", "v");

        double v = run.samples("v").get(59_999);
        double depolarised = 5 * Math.log1p(Math.exp((v + 50) / 5));
        double open = 3 * Math.log1p(Math.exp((v + 40) / 3));
        // after 6 s, 24 of the longest time constants, nothing is left of the start
        assertThat(run.samples("theta_f").get(59_999)).isCloseTo(0.7 * depolarised, within(1e-8));
        assertThat(run.samples("theta_s").get(59_999)).isCloseTo(0.8 * depolarised, within(1e-8));
        assertThat(run.samples("w").get(59_999)).isCloseTo(5 * open, within(1e-8));
        assertThat(6 * (v + 45) + 5 * open).isCloseTo(0, within(1e-6));
    }

    /// A step makes it fire at first, and no longer when the slow part of the threshold has come up; a stronger step
    /// too.
    @Test
    void spikes_underALastingStep_end() {
        for (double current : new double[] {150, 300}) {
            var spikes = TestCell.of("igif-adapting", 0.1)
                    .run(20_000, "pA", k -> current)
                    .spikes()
                    .timesMs();

            assertThat(spikes.size()).isBetween(2, 30);
            assertThat(spikes.get(spikes.size() - 1)).isLessThan(1000);
        }
    }
}
