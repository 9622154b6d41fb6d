package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;

final class WongWangTest {

    /// Where dS/dt = 0, by bisection of the published equations in their units (nA, s).
    private static double fixedPoint(double current) {
        double low = 0;
        double high = 1;
        for (int turn = 0; turn < 80; turn++) {
            double s = (low + high) / 2;
            double u = 270 * (0.6 * 0.2609 * s + 0.3 + current) - 108;
            double rate = u / (1 - Math.exp(-0.154 * u));
            if (-s / 0.1 + (1 - s) * 0.641 * rate > 0) {
                low = s;
            } else {
                high = s;
            }
        }
        return low;
    }

    @Test
    void gating_underACurrent_goesToItsFixedPoint() {
        for (double current : new double[] {-50, 0, 100}) {
            var units = MassRun.of("wong-wang", 1);
            var network = Network.named("one", 1)
                    .with(units)
                    .with(new Stimulus.Drive("I", units.all(), "I", Course.constant(current, "pA")));
            var s = MassRun.of(network, "S", 1, 20_000);

            assertThat(s.get(s.size() - 1)).isCloseTo(fixedPoint(current / 1000), within(1e-6));
        }
    }

    @Test
    void gating_underStrongNoise_staysBetweenZeroAndOne() {
        var units = MassRun.of("wong-wang", 50).with("sigma", CellValues.of(0.2, "1/sqrt(ms)"));
        var s = MassRun.of(Network.named("noisy", 1).with(units), "S", 1, 2000).stream()
                .summaryStatistics();

        assertThat(s.getMin()).isZero();
        assertThat(s.getMax()).isEqualTo(1);
    }
}
