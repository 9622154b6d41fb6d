package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdexTest {

    private static final double[] SPIKES = {18.716, 30.562, 42.497, 54.520, 66.630, 78.824, 91.101};

    private static TestCell cell(double dt) {
        return TestCell.edited("adex", dt, Map.of("w = 0 pA ", "w = 5 pA "))
                .with("C", "200 pF")
                .with("g_L", "11 nS")
                .with("E_L", "-70 mV")
                .with("V_T", "-50 mV")
                .with("V_r", "-58 mV")
                .with("a", "3 nS")
                .with("b", "0 pA")
                .with("tau_w", "300 ms");
    }

    /// Spike times of a solver with a relative tolerance of 1e-10.
    @Test
    void spikes_constantCurrent_agreeWithAnAdaptiveSolver() {
        double dt = 0.002;
        var times = cell(dt).run(50_000, "pA", k -> 420).spikes().timesMs().toArray();

        assertThat(times).hasSize(SPIKES.length);
        for (int i = 0; i < SPIKES.length; i++) {
            assertThat(times[i]).isCloseTo(SPIKES[i], within((i + 2) * dt)); // each spike is rounded to the grid
        }
    }

    /// The LSODAR trace of NEST's test suite with its tolerances, up to the first spike: beyond it the
    /// file resets at sampled points.
    @Test
    void trace_constantCurrent_agreesWithLsodar() throws IOException {
        var file = "ref_nest/test_aeif_data_lsodar.dat";
        assumeTrue(TestCell.hasData(file), "no shared data");
        double dt = 0.005;
        var run = cell(dt).run(4_000, "pA", k -> 420, "v", "w");

        int compared = 0;
        for (var line : Files.readAllLines(TestCell.data(file))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                var cells = line.strip().split("\\s+");
                double t = Double.parseDouble(cells[0]);
                if (t < 18.5) {
                    int k = (int) (t / dt);
                    double part = t / dt - k;
                    double v = Double.parseDouble(cells[1]);
                    double w = Double.parseDouble(cells[2]);
                    assertThat(line(run.samples("v"), k, part)).isCloseTo(v, within(5e-4 * Math.abs(v)));
                    assertThat(line(run.samples("w"), k, part)).isCloseTo(w, within(1e-4 * Math.abs(w)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    private static double line(synfire.network.Samples samples, int k, double part) {
        return samples.get(k) + part * (samples.get(k + 1) - samples.get(k));
    }
}
