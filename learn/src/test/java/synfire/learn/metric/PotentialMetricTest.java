package synfire.learn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

final class PotentialMetricTest {

    private static final double DT = 0.01;

    @Test
    void shape_trianglesWithAfterHyperpolarisation_isMeasured() {
        // From −70 mV in 1 ms up to 30 mV at 11 ms, at 55 mV/ms down to −80 mV, then slowly back; again every 30 ms.
        var v = Samples.generate(8_000, i -> triangle(i * DT % 30));
        var crossings = SpikeTrain.of(new double[] {10.5, 40.5, 70.5}, 0, 80);

        var shape = SpikeShape.of(v, DT, crossings);

        // Half-way between the foot at −70 and the peak at 30 mV: 0.5 ms before it and 50/55 ms after it.
        assertThat(shape.widthMs().orElseThrow()).isCloseTo(0.5 + 50 / 55.0, within(1e-6));
        assertThat(shape.afterHyperpolarisationMv().orElseThrow()).isCloseTo(-80, within(1e-6));
        assertThat(shape.latencyMs()).hasValue(10.5);
    }

    @Test
    void shape_noSpikes_isEmpty() {
        var shape = SpikeShape.of(Samples.generate(100, i -> -70), DT, SpikeTrain.of(new double[0], 0, 1));

        assertThat(shape.widthMs()).isEmpty();
        assertThat(shape.afterHyperpolarisationMv()).isEmpty();
        assertThat(shape.latencyMs()).isEmpty();
    }

    @Test
    void sag_stepWithRebound_isMeasured() {
        // Baseline −70, minimum −90, steady −85 mV.
        var v = Samples.generate(1_000, i -> i < 200 || i >= 800 ? -70 : i < 300 ? -90 : -85);

        var sag = Sag.of(v, 200, 800);

        assertThat(sag.depthMv()).isCloseTo(5, within(1e-12));
        assertThat(sag.ratio()).isCloseTo(0.25, within(1e-12));
        assertThat(Sag.of(Samples.generate(100, i -> -70), 20, 80).ratio()).isNaN();
        assertThatThrownBy(() -> Sag.of(v, 0, 80))
                .hasMessage("a step from sample 0 to 80 does not lie inside 1000 samples with a baseline before it");
    }

    private static double triangle(double t) {
        if (t < 10) {
            return -70;
        }
        if (t < 11) {
            return -70 + 100 * (t - 10);
        }
        if (t < 13) {
            return 30 - 55 * (t - 11);
        }
        return Math.min(-70, -80 + (t - 13));
    }
}
