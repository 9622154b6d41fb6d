package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Reference values by Radau and DOP853 at tolerances of 1e-10, which agree to 1e-6 ms.
final class HhSquidTest {

    private static final double[] TIMES = {1.900972, 16.822583, 31.471827, 46.109002, 60.745283, 75.381498};
    private static final double[] SLOPES = {-0.007553, -0.068267, -0.131179, -0.194143, -0.257102};

    private static List<Double> crossings(TestCell cell, double current) {
        var run = cell.run(16_000, "uA/cm**2", k -> current, "v");
        return cell.crossings(run.samples("v"), 0);
    }

    @Test
    void spikes_constantCurrent_areThoseOfHighOrderSolvers() {
        var times = crossings(TestCell.of("hh-squid", 0.005).by("rk4"), 10);

        assertThat(times).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(times.get(i)).isCloseTo(TIMES[i], within(5e-5)); // straight line between samples
        }
    }

    @Test
    void spikes_bySodiumConductance_moveAsTheSensitivitySays() {
        var more = crossings(TestCell.of("hh-squid", 0.005).by("rk4").with("g_Na", "120.5 mS/cm**2"), 10);
        var less = crossings(TestCell.of("hh-squid", 0.005).by("rk4").with("g_Na", "119.5 mS/cm**2"), 10);

        for (int i = 0; i < SLOPES.length; i++) {
            assertThat(more.get(i) - less.get(i)).isCloseTo(SLOPES[i], within(1e-4)); // of order 0.5² and as above
        }
    }

    /// Spike times that many simulators agree on (NeuroML example 1): 8 uA/cm2 from 50 to 100 ms, E_L =
    /// -54.3 mV.
    @Test
    void spikes_ofTheNeuromlExample_areThoseOfOtherSimulators() {
        double[] expected = {52.24, 68.5, 84.56, 100.67};
        var cell = TestCell.of("hh-squid", 0.01).by("rk4").with("E_L", "-54.3 mV");
        var run = cell.run(15_000, "uA/cm**2", k -> k * 0.01 >= 50 && k * 0.01 < 100 ? 8 : 0, "v");

        assertThat(cell.crossings(run.samples("v"), 0)).hasSize(4);
        for (int i = 0; i < 4; i++) {
            // the simulators differ by up to 0.4 % of the time
            assertThat(cell.crossings(run.samples("v"), 0).get(i)).isCloseTo(expected[i], within(0.004 * expected[i]));
        }
    }

    /// 16.3 degrees: three times as fast.
    @Test
    void rates_tenDegreesWarmer_areThreefold() {
        var cold = TestCell.of("hh-squid", 0.01).with("g_Na", "0 mS/cm**2");
        var n = cold.run(100, "uA/cm**2", k -> 20, "n").samples("n");
        var warm = cold.with("T", "289.45 K").run(2, "uA/cm**2", k -> 20, "n").samples("n");
        var cool = cold.run(2, "uA/cm**2", k -> 20, "n").samples("n");

        assertThat(n.get(99)).isGreaterThan(n.get(0));
        assertThat(warm.get(1) - warm.get(0)).isCloseTo(3 * (cool.get(1) - cool.get(0)), within(1e-12));
    }
}
