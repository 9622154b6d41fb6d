package synfire.equations.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

    @ParameterizedTest
    @CsvSource({"tua,tau,1", "V_th,v_th,1", "taum,tau_m,1", "conductnace,conductance,1", "abc,abc,0", "exp,expm1,2"})
    void distance_ofSlips_countsThem(String a, String b, int slips) {
        assertThat(Spelling.distance(a, b)).isEqualTo(slips);
    }

    @Test
    void nearest_nothingNear_isEmpty() {
        assertThat(Spelling.nearest("gain", List.of("tau", "v", "E_L"))).isEmpty();
    }
}
