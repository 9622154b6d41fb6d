package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IgifTest {

    /// Held below threshold, the threshold's movement comes to rest at k_a*ln(1 + exp((v - V_i)/k_i)).
    @Test
    void threshold_atRest_followsThePotential() {
        var run = TestCell.of("igif", 0.1)
                .with("E_L", "-52 mV")
                .with("V_T_star", "0 mV")
                .with("g_w", "0 nS")
                .run(2_000, "pA", k -> 0, "theta", "v");

        double expected = 2 * Math.log1p(Math.exp((-52 - -50) / 3.0));
        assertThat(run.samples("v").get(1999)).isCloseTo(-52, within(1e-9));
        // after 200 ms, 40 time constants, nothing is left of the start
        assertThat(run.samples("theta").get(1999)).isCloseTo(expected, within(1e-9));
        assertThat(run.spikes().size()).isZero();
    }

    /// Each filtered train rises by one at a spike and decays with its time constant.
    @Test
    void traces_afterASpike_decay() {
        var run = TestCell.of("igif", 0.1).run(10_000, "pA", k -> 400, "s2", "s4");
        int spike = (int) Math.round(run.spikes().timesMs().get(0) / 0.1);

        assertThat(run.spikes().size()).isGreaterThan(5);
        assertThat(run.samples("s2").get(spike + 1)).isEqualTo(1);
        assertThat(run.samples("s2").get(spike + 31)).isCloseTo(Math.exp(-3 / 20.0), within(1e-12));
        assertThat(run.samples("s4").get(spike + 31)).isCloseTo(Math.exp(-3 / 300.0), within(1e-12));
    }
}
