package synfire.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountsTest {

    private static final int DRAWS = 4000;

    @ParameterizedTest
    @CsvSource({"10, 3, 7", "1000, 1, 50", "300000000, 1000, 77169000", "5, 9, 10", "1, 1, 2"})
    void binomial_evenlySpacedUniforms_haveMeanAndVariance(long number, long share, long all) {
        var moments = new double[2];
        for (int i = 0; i < DRAWS; i++) {
            double x = Counts.binomial(number, share, all, (i + 0.5) / DRAWS);
            moments[0] += x / DRAWS;
            moments[1] += x * x / DRAWS;
        }
        double p = (double) share / all;
        double variance = number * p * (1 - p);

        // the midpoint rule leaves out a part of the tails beyond 1/8000 and steps at whole numbers
        assertThat(moments[0]).isCloseTo(number * p, within(0.01 * Math.sqrt(variance) + 1e-3));
        assertThat(moments[1] - moments[0] * moments[0]).isCloseTo(variance, within(0.02 * variance + 1e-3));
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 20", "500, 30, 1000", "40000000, 2000, 80000000", "3, 1, 5"})
    void hypergeometric_evenlySpacedUniforms_haveMeanAndVariance(long number, long share, long all) {
        var moments = new double[2];
        for (int i = 0; i < DRAWS; i++) {
            double x = Counts.hypergeometric(number, share, all, (i + 0.5) / DRAWS);
            moments[0] += x / DRAWS;
            moments[1] += x * x / DRAWS;
        }
        double p = (double) share / all;
        double variance = number * p * (1 - p) * (all - number) / (all - 1);

        assertThat(moments[0]).isCloseTo(number * p, within(0.01 * Math.sqrt(variance) + 1e-3));
        assertThat(moments[1] - moments[0] * moments[0]).isCloseTo(variance, within(0.02 * variance + 1e-3));
    }

    @Test
    void counts_ends_areCertain() {
        for (double u : new double[] {1e-300, 0.5, 1 - 0x1p-53}) {
            assertThat(Counts.binomial(0, 3, 7, u)).isZero();
            assertThat(Counts.binomial(9, 0, 7, u)).isZero();
            assertThat(Counts.binomial(9, 7, 7, u)).isEqualTo(9);
            assertThat(Counts.binomial(9, 3, 7, u)).isBetween(0L, 9L);
            assertThat(Counts.hypergeometric(4, 4, 4, u)).isEqualTo(4);
            assertThat(Counts.hypergeometric(6, 3, 8, u)).isBetween(1L, 3L);
        }
    }
}
