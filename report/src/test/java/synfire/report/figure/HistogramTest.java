package synfire.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;

final class HistogramTest {

    @Test
    void bars_anyNumbers_countEachFiniteOneOnce() {
        var random = new Random(1);
        var values = Samples.generate(1000, i -> i == 7 ? Double.NaN : random.nextGaussian());

        var bars = Histogram.of("", values, Colour.BLUE);

        assertThat(Arrays.stream(bars.heights().toArray()).sum()).isEqualTo(999);
        assertThat(bars.heights().size()).isBetween(15, 60);
    }

    @Test
    void bars_equalNumbers_fillOneBin() {
        var bars = Histogram.of("", Samples.of(3, 3, 3), Colour.BLUE);

        assertThat(bars.heights()).isEqualTo(Samples.of(3));
        assertThat(bars.edges()).isEqualTo(Samples.of(2.5, 3.5));
    }

    @Test
    void bars_wholeNumbers_stayInTheMiddleOfTheirBins() {
        var bars = Histogram.of("", Samples.of(2, 2, 2, 4, 5), Colour.BLUE);

        assertThat(bars.edges().get(0)).isEqualTo(1.5);
        assertThat(bars.edges().get(1) - bars.edges().get(0))
                .isEqualTo(Math.rint(bars.edges().get(1) - 1.5));
        assertThat(Arrays.stream(bars.heights().toArray()).sum()).isEqualTo(5);
    }

    /// Half of the numbers are equal, so that the quartiles are.
    @Test
    void bars_mostlyEqualNumbers_showTheOthers() {
        var values = Samples.generate(400, i -> i < 310 ? 0.25 : 0.25 + i / 100.0);

        assertThat(Histogram.of("", values, Colour.BLUE).heights().size()).isEqualTo(20);
    }

    @Test
    void bars_givenRange_leaveOutWhatIsOutside() {
        var bars = Histogram.of("", Samples.of(-1, 0, 0.5, 2, 5), new Range(0, 2), 2, Colour.BLUE);

        assertThat(bars.heights()).isEqualTo(Samples.of(2, 1));
    }
}
