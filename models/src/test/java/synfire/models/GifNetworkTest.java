package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cell of trained networks, by the formulas of its reference.
final class GifNetworkTest {

    @Test
    void steps_throughASpike_areThoseOfTheReference() {
        var cell = TestCell.edited(
                        "gif-network",
                        1,
                        Map.of(
                                "g_E = 0 ", "g_E = 0.4 ",
                                "g_I = 0 ", "g_I = 0.3 ",
                                "A   = 0 ", "A   = -0.2 ",
                                "V   = V_rest ", "V   = 1.25 "))
                .recordingAfter();
        var run = cell.run(4, "1", _ -> 0, "V", "A", "g_E");
        double v = 1.25;
        double slow = -0.2;
        for (int k = 0; k < 4; k++) {
            // the first step follows no spike
            double spike = k > 0 && v >= 1 ? 1 : 0;
            v -= spike;
            slow = (slow - spike) * Math.exp(-1e-3);
            double excitation = 0.4 * Math.exp(-0.1 * (k + 1));
            double inhibition = 0.3 * Math.exp(-0.1 * (k + 1));
            double total = 1 + excitation + inhibition;
            double end = (slow + 3 * excitation - 3 * inhibition) / total;
            v = end + (v - end) * Math.exp(-total / 100);

            assertThat(run.samples("V").get(k)).as("V after step " + k).isCloseTo(v, within(1e-14));
            assertThat(run.samples("A").get(k)).isCloseTo(slow, within(1e-15));
            assertThat(run.samples("g_E").get(k)).isCloseTo(excitation, within(1e-15));
        }
        assertThat(run.spikes().size()).isEqualTo(1);
    }
}
