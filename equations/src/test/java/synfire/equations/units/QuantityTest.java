package synfire.equations.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {

    @Test
    void in_sameDimension_converts() {
        assertThat(Quantity.of(5, "ms").in(Units.S)).isEqualTo(0.005);
        assertThat(Quantity.of(-0.07, "volt").inBase()).isEqualTo(-70.0);
        assertThat(Quantity.of(100, "Mohm").in(Units.GOHM)).isEqualTo(0.1);
    }

    @Test
    void in_otherDimension_saysWhichAndWhat() {
        assertThatThrownBy(() -> Quantity.of(3, "nS").in(Units.MV))
                .isInstanceOf(DimensionMismatchException.class)
                .hasMessage("3 nS cannot be expressed in mV: it is in nS, not in mV");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5*ms        | 5 ms
            -70 mV      | -70 mV
            1.5e-3      | 0.0015
            2 nS/cm**2  | 2 nS/cm**2
            0.5/ms      | 0.5 1/ms
            20 degC     | 293.15 K
            inf         | inf
            """)
    void parse_text_givesQuantity(String text, String expected) {
        assertThat(Quantity.parse(text)).hasToString(expected);
        assertThat(Quantity.parse(expected)).isEqualTo(Quantity.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ms     | 'ms' is not a quantity; write a number and a unit, for example '5 ms'
            5 mz   | unit 'mz': there is no unit 'mz'
            5**2   | '5**2' is a power of a number; write the number itself
            """)
    void parse_noQuantity_saysWhatToWrite(String text, String message) {
        assertThatThrownBy(() -> Quantity.parse(text)).hasMessage(message);
    }
}
