package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class IzhikevichTest {

    /// Crossings of 0 mV that jNeuroML, NEURON and Octave agree on (Open Source Brain, IzhikevichModel),
    /// step 0.0025 ms.
    private static final double[] REGULAR = {47.0325, 120.4975, 196.6175, 272.6525, 348.6875, 424.7225, 500.76};

    /// The tonic cell of 2003, as above.
    private static final double[] TONIC = {12.52, 16.03, 28.88, 55.9, 82.67};

    @Test
    void spikes_regularSpikingCell_areThoseOfOtherSimulators() {
        var cell = TestCell.of("izhikevich", 0.0025);
        var times = cell.crossings(cell.run(208_000, "pA", k -> 100, "v").samples("v"), 0);

        assertThat(times).hasSize(REGULAR.length);
        for (int i = 0; i < REGULAR.length; i++) {
            assertThat(times.get(i)).isCloseTo(REGULAR[i], within(0.03)); // theirs is Euler's rule
        }
    }

    /// In the form of 2003, u is larger by b·V_rest, and the quadratic's zeros are those of 0.04·v² + 5·v
    /// + 140.
    @Test
    void spikes_cellOf2003_areThoseOfOtherSimulators() {
        double root = Math.sqrt(25 - 4 * 0.04 * 140);
        double rest = (-5 - root) / 0.08;
        double threshold = (-5 + root) / 0.08;
        double dt = 0.0025;
        var cell = TestCell.edited(
                        "izhikevich",
                        dt,
                        Map.of("v = V_rest ", "v = -70 mV ", "u = 0 pA ", "u = b*(-70 mV - V_rest) : pA "))
                .with("C", "1 pF")
                .with("k", "0.04 nS/mV")
                .with("V_rest", rest + " mV")
                .with("V_t", threshold + " mV")
                .with("V_peak", "30 mV")
                .with("a", "0.02/ms")
                .with("b", "0.2 nS")
                .with("V_r", "-65 mV")
                .with("d", "6 pA");

        var run = cell.run(40_000, "pA", k -> (k * dt >= 10 ? 14 : 0) - 0.2 * rest, "v");
        var times = cell.crossings(run.samples("v"), 0);

        assertThat(times).hasSize(TONIC.length);
        for (int i = 0; i < TONIC.length; i++) {
            assertThat(times.get(i)).isCloseTo(TONIC[i], within(0.15)); // theirs is Euler's rule at 0.01 ms
        }
    }
}
