package synfire.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitTextTest {

    @ParameterizedTest
    @CsvSource({
        "mS/cm**2, mS/cm²",
        "uF/cm**2, µF/cm²",
        "us, µs",
        "um, µm",
        "Mohm/ms, MΩ/ms",
        "ms**-1, ms⁻¹",
        "pA*ms, pA·ms",
        "1, ''",
        "ulp, ulp",
        "mV, mV"
    })
    void of_writtenUnit_isPrinted(String written, String printed) {
        assertThat(UnitText.of(written)).isEqualTo(printed);
    }
}
