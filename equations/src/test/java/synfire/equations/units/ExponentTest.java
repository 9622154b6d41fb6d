package synfire.equations.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ExponentTest {

    @Test
    void nearest_smallFraction_isFound() {
        assertThat(Exponent.nearest(0.5)).isEqualTo(new Exponent(1, 2));
        assertThat(Exponent.nearest(-1.0 / 3)).isEqualTo(new Exponent(-1, 3));
        assertThat(Exponent.nearest(2)).isEqualTo(Exponent.of(2));
    }

    @Test
    void nearest_otherNumber_isRefused() {
        assertThatThrownBy(() -> Exponent.nearest(Math.PI))
                .hasMessage("3.141592653589793 is not a fraction with a denominator up to 64");
    }

    @Test
    void make_fraction_isInLowestTerms() {
        assertThat(new Exponent(4, -6)).isEqualTo(new Exponent(-2, 3)).hasToString("(-2/3)");
    }
}
