package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MontbrioPazoRoxinTest {

    /// A15: both stable states and the saddle between them.
    @ParameterizedTest
    @CsvSource({"0.05, -2, 0.081134", "0.5, -0.35, 0.472980", "1.2, -0.1, 1.030597"})
    void fixedPoints_ofTheDefaults_areThePublishedOnes(double r, double v, double expected) {
        var point = new FixedPoint(Catalogue.get("montbrio-pazo-roxin"), Map.of());

        assertThat(point.from(r, v)[0]).isCloseTo(expected, within(1e-6));
    }

    /// A15: 10⁴ quadratic cells with Lorentzian excitabilities, all joined, by Euler's rule at a thousandth
    /// of τ.
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"0, 0.081134", "1, 1.030597"})
    void cells_inLargeNumbers_fireAtTheFixedPoint(int high, double expected) {
        int cells = 10_000;
        double dt = 1e-3;
        double peak = 500;
        var eta = new double[cells];
        var v = new double[cells];
        for (int i = 0; i < cells; i++) {
            eta[i] = -5 + Math.tan(Math.PI / 2 * (2.0 * (i + 1) - cells - 1) / (cells + 1));
            v[i] = high == 1 ? 3 * Math.sin(i) : -2;
        }
        double rate = high;
        long spikes = 0;
        int steps = 60_000;
        for (int step = 0; step < steps; step++) {
            int fired = 0;
            for (int i = 0; i < cells; i++) {
                v[i] += dt * (v[i] * v[i] + eta[i] + 15 * rate);
                if (v[i] > peak) {
                    v[i] = -v[i];
                    fired++;
                }
            }
            // synapses that decay in 1/50 of τ
            rate += dt * 50 * (fired / (cells * dt) - rate);
            spikes += step >= steps / 3 ? fired : 0;
        }

        // the time of 2/500 τ that cells spend beyond the peak is cut off; the step adds some per cent
        assertThat(spikes / (cells * dt * (steps - steps / 3))).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void fixedPoint_ofTheHighState_isAFocus() {
        var point = new FixedPoint(Catalogue.get("montbrio-pazo-roxin"), Map.of());
        var x = point.from(1.2, -0.1);

        // trace 4·v = −2Δ/(πr), and the imaginary part of the eigenvalues from trace and determinant of the equations
        double trace = -2 / (Math.PI * x[0]);
        double v = -1 / (2 * Math.PI * x[0]);
        double determinant = 4 * v * v - 2 * x[0] * (15 - 2 * Math.PI * Math.PI * x[0]);
        assertThat(trace * trace).isLessThan(4 * determinant);
        assertThat(x[1]).isCloseTo(v, within(1e-9));
    }
}
