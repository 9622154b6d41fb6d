package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AgifTest {

    /// Under a constant current the membrane comes to rest where all currents cancel, each gate at its Boltzmann curve.
    @Test
    void currents_atRest_cancel() {
        double injected = 20;
        var run = TestCell.of("agif", 0.1)
                .with("V_T_star", "0 mV")
                .run(60_000, "pA", k -> injected, "v", "h", "n", "q", "theta");

        double v = run.samples("v").get(59_999);
        double h = boltzmann(-(v + 75) / 8);
        double n = boltzmann((v + 40) / 3);
        double q = boltzmann(-(v + 90) / 10);
        double potassium = (20 * boltzmann((v + 30) / 6) * h + 2 * n) * (v + 90);
        assertThat(run.spikes().size()).isZero();
        // 6 s, 20 of the longest time constant
        assertThat(2 * (v + 60) + potassium + 2 * q * (v + 40)).isCloseTo(injected, within(1e-6));
        assertThat(run.samples("h").get(59_999)).isCloseTo(h, within(1e-9));
        assertThat(run.samples("n").get(59_999)).isCloseTo(n, within(1e-7));
        assertThat(run.samples("q").get(59_999)).isCloseTo(q, within(1e-7));
        assertThat(run.samples("theta").get(59_999)).isCloseTo(2 * Math.log1p(Math.exp((v + 45) / 3)), within(1e-7));
    }

    /// A step from below removes the inactivation of the A-type current, which then holds the cell back.
    @Test
    void aTypeCurrent_afterHyperpolarisation_delaysTheFirstSpike() {
        assertThat(firstSpike("20 nS")).isGreaterThan(firstSpike("0 nS") + 2);
    }

    private static double firstSpike(String conductance) {
        return TestCell.of("agif", 0.1)
                .with("g_A", conductance)
                .with("g_K", "0 nS")
                .with("Delta_V", "0.01 mV")
                .run(20_000, "pA", k -> k < 10_000 ? -60 : 180, "v")
                .spikes()
                .timesMs()
                .get(0);
    }

    /// Each filtered train rises by one at a spike and decays with its time constant.
    @Test
    void traces_afterASpike_decay() {
        var run = TestCell.of("agif", 0.1).run(10_000, "pA", k -> 300, "s1", "s3");
        int spike = (int) Math.round(run.spikes().timesMs().get(0) / 0.1);

        assertThat(run.samples("s1").get(spike + 1)).isEqualTo(1);
        assertThat(run.samples("s1").get(spike + 31)).isCloseTo(Math.exp(-3 / 10.0), within(1e-12));
        assertThat(run.samples("s3").get(spike + 31)).isCloseTo(Math.exp(-3 / 100.0), within(1e-12));
    }

    private static double boltzmann(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
