package synfire.network.analysis.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiegertTest {

    private static final Siegert CELL = new Siegert(10, 2, 15, 0);

    /// A4.
    @Test
    void rate_inNoise_isThePublishedOne() {
        assertThat(CELL.rateHz(15, Math.sqrt(1.5))).isCloseTo(27.109593438, within(1e-8));
    }

    /// A4 and A1: without noise the formula of the f-I curve.
    @ParameterizedTest
    @CsvSource({
        "10, 22.5, 77.005278",
        "20, 15.01, 6.744101",
        "20, 16, 17.405903",
        "20, 20, 33.640712",
        "20, 30, 63.040002",
        "20, 15, 0"
    })
    void rate_withoutNoise_isThatOfTheClosedForm(double tau, double mean, double expected) {
        assertThat(new Siegert(tau, 2, 15, 0).rateHz(mean, 0)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void rate_inVanishingNoise_goesToThatWithout() {
        assertThat(CELL.rateHz(22.5, 1e-3)).isCloseTo(CELL.rateHz(22.5, 0), within(1e-5));
        assertThat(CELL.rateHz(5, 0.3)).isZero();
    }

    @Test
    void cell_withAResetAboveItsThreshold_isRefused() {
        assertThatThrownBy(() -> new Siegert(10, 2, 15, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a cell with tau = 10.0 ms, refractory for 2.0 ms, threshold 15.0 and reset 16.0; give tau above 0, a refractory time from 0 up, and a reset below the threshold");
        assertThatThrownBy(() -> CELL.rateHz(10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a deviation of -1.0; give one from 0 up");
    }
}
