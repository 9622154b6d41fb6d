package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;

final class TicksTest {

    @Test
    void linear_membranePotential_isRoundNumbers() {
        assertThat(labels(Scale.LINEAR, -75, 42, 6)).containsExactly("−60", "−40", "−20", "0", "20", "40");
    }

    @Test
    void linear_fractions_areExact() {
        assertThat(Ticks.of(Scale.LINEAR, new Range(0, 0.3), 3))
                .containsExactly(new Tick(0, "0"), new Tick(0.1, "0.1"), new Tick(0.2, "0.2"), new Tick(0.3, "0.3"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 5", "-3.3, 9.9, 8", "1e-9, 7e-9, 4", "-1e12, 3e12, 6", "100, 100.001, 5", "0.9, 2.1, 2"})
    void linear_anyRange_hasTwoToTwiceTheWantedAllInside(double low, double high, int wanted) {
        var ticks = Ticks.of(Scale.LINEAR, new Range(low, high), wanted);

        assertThat(ticks).hasSizeBetween(2, 2 * wanted + 1);
        // the slack of the last digit, as a share of the length
        double slack = (high - low) * 1e-6;
        assertThat(ticks).allMatch(tick -> tick.value() >= low - slack && tick.value() <= high + slack);
        assertThat(ticks.stream().map(Tick::label)).doesNotHaveDuplicates();
    }

    @Test
    void linear_rangeBelowTheLastDigit_hasNone() {
        assertThat(Ticks.of(Scale.LINEAR, new Range(1e15, 1e15 + 0.25), 5)).isEmpty();
    }

    @Test
    void log_manyDecades_labelsPowersOfTen() {
        assertThat(labels(Scale.LOG, 1e-9, 1e3, 5)).containsExactly("10⁻⁹", "10⁻⁶", "10⁻³", "10⁰", "10³");
    }

    @Test
    void log_twoDecades_hasMinorTicksBetween() {
        var ticks = Ticks.of(Scale.LOG, new Range(1, 100), 5);

        assertThat(labels(Scale.LOG, 1, 100, 5)).containsExactly("1", "10", "100");
        assertThat(ticks.stream().filter(tick -> !tick.isMajor())).hasSize(16);
    }

    @Test
    void log_lessThanADecade_fallsBackToRoundNumbers() {
        assertThat(labels(Scale.LOG, 20, 60, 4)).containsExactly("20", "30", "40", "50", "60");
    }

    @Test
    void symLog_bothSigns_isSymmetricWithZero() {
        assertThat(labels(new Scale.SymLog(1), -100, 100, 7))
                .containsExactlyInAnyOrder("−100", "−10", "−1", "0", "1", "10", "100");
    }

    @Test
    void categories_moreThanFit_areThinned() {
        assertThat(labels(new Scale.Categories(List.of("a", "b", "c", "d", "e")), -0.5, 4.5, 3))
                .containsExactly("a", "c", "e");
    }

    private static List<String> labels(Scale scale, double low, double high, int wanted) {
        return Ticks.of(scale, new Range(low, high), wanted).stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }
}
