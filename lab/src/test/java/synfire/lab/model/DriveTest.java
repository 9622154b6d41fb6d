package synfire.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DriveTest {

    @Test
    void step_isOnItsBaselineOutsideOfItsTime() {
        var drive = new Drive(Drive.Shape.STEP, 1, 5, 2, 3, 0);

        assertThat(drive.samples(7, 1, 1).toArray()).containsExactly(1, 1, 6, 6, 6, 1, 1);
    }

    @Test
    void ramp_endsAtItsLevel() {
        var drive = new Drive(Drive.Shape.RAMP, 0, 4, 0, 4, 0);

        assertThat(drive.samples(5, 1, 1).toArray()).containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void noise_hasItsLevelAsStandardDeviation() {
        var drive = new Drive(Drive.Shape.NOISE, 10, 3, 0, 1e9, 0);
        var samples = drive.samples(400_000, 0.5, 1);
        double mean = samples.stream().average().orElseThrow();
        double square =
                samples.stream().map(x -> (x - mean) * (x - mean)).average().orElseThrow();

        assertThat(mean).isCloseTo(10, within(0.1));
        assertThat(Math.sqrt(square)).isCloseTo(3, within(0.1));
        assertThat(samples).isEqualTo(drive.samples(400_000, 0.5, 1)).isNotEqualTo(drive.samples(400_000, 0.5, 2));
    }

    @Test
    void shape_thatThereIsNot_saysWhichThereAre() {
        assertThatThrownBy(() -> Drive.Shape.named("Square"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no stimulus 'square'; choose among step, ramp, sine, pulses, noise");
    }
}
