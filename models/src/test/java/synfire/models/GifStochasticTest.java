package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GifStochasticTest {

    private static TestCell renewal() {
        var cell = TestCell.of("gif-stochastic", 0.1);
        for (int i = 1; i <= 3; i++) {
            cell = cell.with("eta_" + i, "0 pA").with("gamma_" + i, "0 mV");
        }
        return cell.with("V_r", "-50 mV").with("V_T_star", "-50 mV").with("g_L", "10 nS");
    }

    /// Without memory and with the current that holds v at V_r = V_T_star, the hazard is lambda_0 outside
    /// the refractory time: the mean interval is t_ref + 1/lambda_0.
    @Test
    void rate_atConstantHazard_isThatOfARenewalProcess() {
        int repeats = 20;
        var runs = renewal().with("lambda_0", "50 Hz").with("E_L", "-50 mV").run(repeats, 50_000, "pA", k -> 0);

        double intervals = 0;
        int count = 0;
        for (var run : runs) {
            var times = run.spikes().timesMs();
            intervals += times.get(times.size() - 1) - times.get(0);
            count += times.size() - 1;
        }
        // 0.05 ms of the grid, and 4 standard errors of an exponential interval of 20 ms
        assertThat(intervals / count).isCloseTo(24, within(0.05 + 4 * 20 / Math.sqrt(count)));
        assertThat(count).isGreaterThan(3000);
    }

    /// Each spike adds eta, which then decays with its time constant.
    @Test
    void kernels_afterASpike_decay() {
        var run = TestCell.of("gif-stochastic", 0.1).run(20_000, "pA", k -> 400, "w3", "h1", "v");
        int spike = (int) Math.round(run.spikes().timesMs().get(0) / 0.1);

        assertThat(run.spikes().size()).isBetween(5, 60);
        assertThat(run.samples("w3").get(spike + 1)).isEqualTo(5);
        assertThat(run.samples("w3").get(spike + 31)).isCloseTo(5 * Math.exp(-3 / 300.0), within(1e-12));
        assertThat(run.samples("h1").get(spike + 31)).isCloseTo(10 * Math.exp(-3 / 5.0), within(1e-12));
        assertThat(run.samples("v").get(spike + 31)).isEqualTo(-55);
    }
}
