package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.units.Units;

final class ResamplingTest {

    @ParameterizedTest
    @EnumSource
    void apply_constant_staysConstantUpToTheEdges(Resampling how) {
        var finer = signal(50, 0.1, t -> 7).resampled(0.03, how);
        var coarser = signal(50, 0.1, t -> 7).decimated(4, how);

        assertThat(finer.size()).isEqualTo(164); // 4.9 ms / 0.03 ms, and the first
        assertThat(coarser.size()).isEqualTo(13); // samples 0, 4, ... 48
        // rounding of a weighted mean of equal numbers
        assertThat(finer.samples().stream()).allSatisfy(x -> assertThat(x).isCloseTo(7, within(1e-12)));
        assertThat(coarser.samples().stream()).allSatisfy(x -> assertThat(x).isCloseTo(7, within(1e-12)));
    }

    @Test
    void pick_decimating_takesEveryNth() {
        assertThat(signal(8, 0.1, t -> 10 * t).decimated(3, Resampling.PICK).samples().stream()
                        .map(Math::rint))
                .containsExactly(0.0, 3.0, 6.0);
    }

    @Test
    void linear_onStraightLine_isExact() {
        var line = signal(20, 0.1, t -> 3 * t - 1).resampled(0.07, Resampling.LINEAR);

        for (int i = 0; i < line.size(); i++) {
            assertThat(line.get(i)).isCloseTo(3 * line.timeMs(i) - 1, within(1e-9));
        }
    }

    @Test
    void mean_anyRatio_keepsTheCharge() {
        var old = signal(35, 0.1, t -> Math.sin(9 * t) + t);

        var coarse = old.resampled(0.25, Resampling.MEAN);

        assertThat(coarse.dtMs() * coarse.samples().stream().sum())
                .isCloseTo(old.dtMs() * old.samples().stream().sum(), within(1e-9));
    }

    @Test
    void lowPass_decimatingByTen_stopsWhatWouldAliasAndKeepsTheRest() {
        // 10 kHz to 1 kHz: 900 Hz would appear as 100 Hz; 100 Hz must stay
        var stopped = signal(5000, 0.1, t -> Math.sin(2 * Math.PI * 0.9 * t)).decimated(10, Resampling.LOW_PASS);
        var passed = signal(5000, 0.1, t -> Math.sin(2 * Math.PI * 0.1 * t)).decimated(10, Resampling.LOW_PASS);

        for (int i = 50; i < 450; i++) { // away from the edges, by more than the 16 periods of the filter
            // a Blackman window leaves about 1/5000 in the stop band
            assertThat(stopped.get(i)).isCloseTo(0, within(4e-4));
            assertThat(passed.get(i)).isCloseTo(Math.sin(2 * Math.PI * 0.1 * passed.timeMs(i)), within(4e-4));
        }
    }

    @Test
    void apply_badStep_saysWhatIsAllowed() {
        assertThatThrownBy(() -> signal(3, 1, t -> t).resampled(-1, Resampling.PICK))
                .hasMessage("signal 'v' cannot be resampled to a time step of -1.0 ms; give a positive number");
        assertThatThrownBy(() -> signal(3, 1, t -> t).decimated(0, Resampling.PICK))
                .hasMessage("signal 'v' cannot be decimated by 0; the factor is 1 or more");
        assertThatThrownBy(() -> signal(30, 1, t -> t).resampled(1e-12, Resampling.PICK))
                .hasMessage(
                        "signal 'v' would have more than 2147483647 samples at a time step of 1.0E-12 ms; give a longer one");
    }

    private static Signal signal(int size, double dtMs, DoubleUnaryOperator value) {
        return new Signal("v", Units.MV, dtMs, 0, Samples.generate(size, i -> value.applyAsDouble(i * dtMs)));
    }
}
