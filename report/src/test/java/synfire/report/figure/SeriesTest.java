package synfire.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.network.Samples;

final class SeriesTest {

    @Test
    void uniform_pointIndex_givesEvenlySpacedX() {
        var series = Series.uniform(10, 0.5, 1, 2, 3);

        assertThat(series.x(2)).isEqualTo(11);
        assertThat(series.xRange()).isEqualTo(new Range(10, 11));
    }

    @Test
    void uniform_stepOfZero_saysWhatIsAllowed() {
        assertThatThrownBy(() -> Series.uniform(0, 0, 1))
                .hasMessage("a uniform series starts at 0.0 with step 0.0; the step must be above 0, and both finite");
    }

    @Test
    void points_unequalLengths_saysBoth() {
        assertThatThrownBy(() -> Series.of(new double[2], new double[3]))
                .hasMessage("a series has 2 x values and 3 y values; give as many of each");
    }

    @Test
    void range_numbersWithGaps_passesThemOver() {
        assertThat(Range.of(Samples.of(Double.NaN, 2, -1, Double.POSITIVE_INFINITY)))
                .isEqualTo(new Range(-1, 2));
        assertThat(Range.of(Samples.empty()).isEmpty()).isTrue();
    }
}
