package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The leaky cells of trained networks, by the formulas of their reference.
final class LifNetworkTest {

    private static final double IN = 1.4;
    private static final int STEPS = 200;

    /// A cell whose threshold stays has the same spikes as one that never adapts.
    @Test
    void steps_ofTheCellWithoutAdaptation_areThoseOfTheReference() {
        var cell = TestCell.of("lif-network", 1).with("t_ref", "5 ms").recordingAfter();
        var run = cell.run(STEPS, "1", _ -> IN, "V");
        double v = 0;
        int quiet = 0;
        int spikes = 0;
        for (int k = 0; k < STEPS; k++) {
            v = IN + (v - IN) * Math.exp(-1 / 20.0);
            if (quiet == 0 && v >= 1) {
                v -= 1;
                quiet = 5;
                spikes++;
            }
            quiet = Math.max(0, quiet - 1);

            assertThat(run.samples("V").get(k)).as("V after step " + k).isCloseTo(v, within(1e-12));
        }
        assertThat(run.spikes().size()).isEqualTo(spikes).isGreaterThan(4);
    }

    @Test
    void steps_ofTheAdaptingCell_areThoseOfTheReference() {
        var cell = TestCell.of("alif-network", 1).with("beta", "0.2").recordingAfter();
        var run = cell.run(STEPS, "1", _ -> IN, "V", "a");
        double v = 0;
        double a = 0;
        int spikes = 0;
        for (int k = 0; k < STEPS; k++) {
            v = IN + (v - IN) * Math.exp(-1 / 20.0);
            a *= Math.exp(-1 / 2000.0);
            if (v - 0.2 * a >= 1) {
                v -= 1;
                a += 1;
                spikes++;
            }

            assertThat(run.samples("V").get(k)).as("V after step " + k).isCloseTo(v, within(1e-12));
            assertThat(run.samples("a").get(k)).as("a after step " + k).isCloseTo(a, within(1e-12));
        }
        assertThat(run.spikes().size()).isEqualTo(spikes).isBetween(2, 9);
    }
}
