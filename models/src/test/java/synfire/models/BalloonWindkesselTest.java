package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;

final class BalloonWindkesselTest {

    private static Samples bold(Course activity, double durationMs) {
        var units = MassRun.of("balloon-windkessel", 1);
        var network = Network.named("one", 1).with(units).with(new Stimulus.Drive("z", units.all(), "z", activity));
        return MassRun.of(network, "bold", 5, durationMs);
    }

    /// All derivatives 0: f = 1 + εz/γ, u = f^α, q = u·(1 − (1 − ρ)^(1/f))/ρ.
    @Test
    void signal_underConstantActivity_goesToItsClosedForm() {
        double f = 1 + 0.5 * 0.3 / 0.41;
        double u = Math.pow(f, 0.32);
        double q = u * (1 - Math.pow(0.66, 1 / f)) / 0.34;
        double expected = 0.02 * (7 * 0.34 * (1 - q) + 2 * (1 - q / u) + (2 * 0.34 - 0.2) * (1 - u));
        var signal = bold(Course.constant(0.3, "1"), 60_000);

        assertThat(signal.get(signal.size() - 1)).isCloseTo(expected, within(1e-8));
    }

    /// A signal that is made chunk by chunk is that of the whole run, not of its last chunk.
    @Test
    void signal_inParts_isThatOfOneRun() {
        var units = MassRun.of("balloon-windkessel", 1);
        var pulse = new Course.Steps(Samples.of(0, 1000), Samples.of(1, 0), Units.ONE);
        var network = Network.named("one", 1).with(units).with(new Stimulus.Drive("z", units.all(), "z", pulse));
        var whole = MassRun.of(network, "bold", 5, 8000);

        var parts = MassRun.inParts(network, "units", "bold", 5, 3000, 1005, 3995);

        assertThat(parts).isEqualTo(whole);
        assertThat(whole.get(700)).isNotZero();
    }

    /// The answer to a second of activity peaks some four seconds later and undershoots after it.
    @Test
    void signal_afterASecondOfActivity_peaksLateAndUndershoots() {
        var pulse = new Course.Steps(Samples.of(0, 1000), Samples.of(1, 0), Units.ONE);
        var signal = bold(pulse, 30_000);
        int peak = 0;
        int least = 0;
        for (int k = 0; k < signal.size(); k++) {
            peak = signal.get(k) > signal.get(peak) ? k : peak;
            least = signal.get(k) < signal.get(least) ? k : least;
        }

        assertThat(peak * 0.005).isBetween(2.5, 5.0);
        assertThat(signal.get(peak)).isBetween(0.005, 0.03);
        assertThat(least).isGreaterThan(peak);
        assertThat(signal.get(least)).isBetween(-0.3 * signal.get(peak), -0.03 * signal.get(peak));
        assertThat(Math.abs(signal.get(signal.size() - 1))).isLessThan(0.05 * signal.get(peak));
    }
}
