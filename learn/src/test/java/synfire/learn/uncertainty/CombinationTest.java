package synfire.learn.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Information matrices in which some directions are empty.
final class CombinationTest {

    @Test
    void sumOnly_isDeterminedAndItsDifferenceNot() {
        // the data see k1 + 2·k2 alone
        var covariance = covariance(List.of("k1", "k2"), new double[] {1, 2, 2, 4}, 1, 1);

        assertThat(covariance.combinations()).hasSize(1);
        assertThat(covariance.combinations().getFirst())
                .hasToString(
                        "k1 - 0.5 k2 is not determined by the data (moving k1 by +1, k2 by -0.5 together leaves the"
                                + " loss as it is); k1 + 2 k2 is");
    }

    @Test
    void ranges_doNotChangeWhatMovesTogether() {
        var covariance = covariance(List.of("k1", "k2"), new double[] {1, 2, 2, 4}, 10, 0.7);

        assertThat(covariance.combinations().getFirst().terms().get(1).change()).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void parametersWithoutAnyEffect_areNoCombination() {
        var covariance = covariance(List.of("a", "k1", "k2"), new double[] {4, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 1, 1);

        assertThat(covariance.combinations()).isEmpty();
        assertThat(covariance.undetermined()).containsExactly("k1", "k2");
    }

    @Test
    void twoEmptyDirectionsOfThree_areNamedByPairs() {
        // the data see a + b + c alone, exactly enough for it to be determined
        var covariance = covariance(List.of("a", "b", "c"), new double[] {9, 9, 9, 9, 9, 9, 9, 9, 9}, 1, 1, 1);

        assertThat(covariance.combinations()).hasSize(2).allSatisfy(each -> {
            assertThat(each.terms()).hasSize(2);
            assertThat(each.terms().get(1).change()).isCloseTo(-1, within(1e-9));
        });
    }

    @Test
    void weakDirection_isNamedThoughItHoldsSomeInformation() {
        // along (1, -1)/√2 the standard error is 1/√0.02 = 7 ranges
        var covariance = covariance(List.of("k1", "k2"), new double[] {50.01, 49.99, 49.99, 50.01}, 1, 1);

        assertThat(covariance.undetermined()).containsExactly("k1", "k2");
        assertThat(covariance.combinations().getFirst().toString())
                .startsWith("k1 - k2 is not determined")
                .endsWith("k1 + k2 is");
    }

    @Test
    void fullInformation_namesNothing() {
        assertThat(covariance(List.of("a", "b"), new double[] {100, 10, 10, 100}, 1, 1)
                        .combinations())
                .isEmpty();
    }

    private static Covariance covariance(List<String> names, double[] information, double... ranges) {
        return Covariance.sandwich(names, information, information, ranges);
    }
}
