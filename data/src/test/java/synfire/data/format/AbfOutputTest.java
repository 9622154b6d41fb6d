package synfire.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;

/// What Clampex plays for an epoch of each type, after the first 1/64 of the sweep (here one sample).
final class AbfOutputTest {

    @Test
    void waveform_steps_growBySweep() {
        var output = output(false, step(10, 5, 2, 1), step(-3, 0, 2, 0));

        assertThat(waveform(output, 0, 8)).isEqualTo(Samples.of(-1, 10, 10, -3, -3, -1, -1, -1));
        assertThat(waveform(output, 2, 8)).isEqualTo(Samples.of(-1, 20, 20, 20, 20, -3, -3, -1));
    }

    @Test
    void waveform_levelKept_lastsIntoTheNextSweep() {
        var output = output(true, step(10, 5, 2, 0));

        assertThat(waveform(output, 0, 4)).isEqualTo(Samples.of(-1, 10, 10, 10));
        assertThat(waveform(output, 1, 4)).isEqualTo(Samples.of(10, 15, 15, 15));
    }

    @Test
    void waveform_ramp_goesFromTheLevelBeforeToItsOwn() {
        assertThat(waveform(output(false, epoch(2, 3, 5, 0, 0)), 0, 7)).isEqualTo(Samples.of(-1, -1, 0, 1, 2, 3, -1));
    }

    @Test
    void waveform_trains_repeatWithTheirPeriod() {
        assertThat(waveform(output(false, epoch(3, 3, 9, 4, 2)), 0, 10))
                .isEqualTo(Samples.of(-1, 3, 3, -1, -1, 3, 3, -1, -1, 3));
        assertThat(waveform(output(false, epoch(4, 3, 8, 4, 2)), 0, 9))
                .isEqualTo(Samples.of(-1, -1, 1, 3, 1, -1, 1, 3, 1));
        assertThat(waveform(output(false, epoch(5, 3, 4, 4, 2)), 0, 5).map(x -> Math.rint(x * 1e9) / 1e9))
                .isEqualTo(Samples.of(-1, -1, 1, 3, 1));
        assertThat(waveform(output(false, epoch(7, 3, 5, 5, 4)), 0, 6)).isEqualTo(Samples.of(-1, 3, 3, -5, -5, -1));
    }

    @Test
    void waveform_epochsBeyondTheSweep_areCut() {
        assertThat(waveform(output(false, step(10, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)), 3, 4))
                .isEqualTo(Samples.of(-1, 10, 10, 10));
        assertThat(waveform(output(false, step(10, 0, 2, -5)), 3, 4)).isEqualTo(Samples.of(-1, -1, -1, -1));
    }

    /// Sweeps of 64 samples, of which the first `shown` are looked at; the first of them is the 1/64.
    private static Samples waveform(AbfOutput output, int sweep, int shown) {
        return output.waveform(sweep, 64).part(0, shown);
    }

    private static AbfOutput output(boolean keepsLevel, AbfEpoch... epochs) {
        return new AbfOutput("Cmd", Units.PA, -1, true, 1, keepsLevel, "", List.of(epochs));
    }

    private static AbfEpoch step(double level, double levelStep, int duration, int durationStep) {
        return new AbfEpoch(1, level, levelStep, duration, durationStep, 0, 0);
    }

    private static AbfEpoch epoch(int type, double level, int duration, int period, int width) {
        return new AbfEpoch(type, level, 0, duration, 0, period, width);
    }
}
