package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Against an independent implementation of the published code.
final class GifTest {

    private static final double DT = 0.1;
    private static final int STEPS = 10_000;

    /// Amplitude in nA and duration in ms, in turn.
    private static final List<double[]> STIMULI = List.of(
            new double[] {2.0, 200, 0, 800},
            new double[] {1.5, 500, 0, 500},
            new double[] {1.5, 100, 0, 500, 0.5, 100, 1.0, 100, 1.5, 100, 0, 100},
            new double[] {1.5, 20, 0, 180, -1.5, 20, 0, 20, 1.5, 20, 0, 140, 0, 600},
            new double[] {0, 50, -3.5, 750, 0, 200});

    private static TestCell cell(double a, double b, double k1, double k2) {
        return TestCell.of("gif", DT)
                .with("a", a + " 1/ms")
                .with("b", b + " 1/ms")
                .with("k1", k1 + " 1/ms")
                .with("k2", k2 + " 1/ms")
                .recordingAfter();
    }

    private static double current(double[] stimulus, int step) {
        int end = 0;
        for (int i = 0; i < stimulus.length; i += 2) {
            end += (int) (stimulus[i + 1] / DT);
            if (step < end) {
                return stimulus[i];
            }
        }
        return 0;
    }

    @Test
    void spikes_targetParameters_areThePublishedOnes() {
        var expected = List.of(
                new double[] {14.6, 30.2, 46.6, 63.8, 81.8, 100.5, 119.9, 140.0, 160.7, 182.0},
                new double[] {25.1, 54.1, 87.7, 127.4, 176.7},
                new double[] {25.1, 54.1, 87.7},
                new double[] {},
                new double[] {});
        for (int trace = 0; trace < 5; trace++) {
            var stimulus = STIMULI.get(trace);
            var times = cell(0.005, 0.01, 0.2, 0.02)
                    .run(STEPS, "nA", k -> current(stimulus, k))
                    .spikes()
                    .timesMs()
                    .toArray();
            assertThat(times).containsExactly(expected.get(trace), within(1e-9));
        }
    }

    /// 30.1538 at (0.02, 0.02, 0.5, 0.05), in float32 there: every 100th sample of five traces.
    @Test
    void loss_atThePublishedPoint_isThePublishedValue() {
        double loss = 0;
        for (var stimulus : STIMULI) {
            var target = cell(0.005, 0.01, 0.2, 0.02)
                    .run(STEPS, "nA", k -> current(stimulus, k), "V")
                    .samples("V");
            var other = cell(0.02, 0.02, 0.5, 0.05)
                    .run(STEPS, "nA", k -> current(stimulus, k), "V")
                    .samples("V");
            for (int k = 0; k < STEPS; k += 100) {
                loss += Math.pow(other.get(k) - target.get(k), 2) / 500;
            }
        }
        assertThat(loss).isCloseTo(30.1538, within(3e-4)); // float32 there
    }
}
