package synfire.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "0.034, 0.03", "-4, -4", "-0.001, 0", "100, 100", "1e5, 100000", "NaN, 0"})
    void shortest_twoPlaces_hasNoTrailingZeros(double value, String expected) {
        assertThat(NumberText.shortest(value, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.123456, 0.1235",
        "123456.7, 123500",
        "1234567, 1.235e6",
        "1.5e-8, 1.5e-8",
        "0.0001, 0.0001000",
        "-65, -65.00",
        "0, 0",
        "NaN, NaN",
        "-Infinity, -inf"
    })
    void significant_fourDigits_isPlainUntilItGetsLong(double value, String expected) {
        assertThat(NumberText.significant(value, 4)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.12345, 0.0056, 0.1234",
        "119.83, 1.7, 119.8",
        "-70.123, 23, -70",
        "1234, 500, 1234",
        "1.2345e-12, 3e-14, 1.234e-12",
        "3.5, NaN, 3.5000",
        "3.5, 0, 3.5000"
    })
    void toErrorPlace_anyError_showsTwoUncertainDigits(double value, double error, String expected) {
        assertThat(NumberText.toErrorPlace(value, error)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-25, -2, −0.25", "15, 2, 1500", "2, -7, 2×10⁻⁷", "0, -1, 0", "12, 6, 1.2×10⁷", "5, -1, 0.5"})
    void tick_mantissaAndExponent_isTypeset(long mantissa, int exponent, String expected) {
        assertThat(NumberText.tick(mantissa, exponent)).isEqualTo(expected);
    }

    @Test
    void everything_inALocaleWithOtherDigits_isTheSame() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(NumberText.significant(1234.5, 5)).isEqualTo("1234.5");
            assertThat(NumberText.fixed(0.5, 2)).isEqualTo("0.50");
            assertThat(NumberText.power(-12)).isEqualTo("10⁻¹²");
        } finally {
            Locale.setDefault(before);
        }
    }
}
