package synfire.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CholeskyTest {

    @Test
    void of_positiveDefinite_solvesInvertsAndMeasures() {
        var factor = Cholesky.of(new double[] {4, 2, 2, 3}, 2).orElseThrow();

        assertThat(factor.solve(new double[] {8, 7})).containsExactly(new double[] {1.25, 1.5}, within(1e-15));
        assertThat(factor.inverse()).containsExactly(new double[] {0.375, -0.25, -0.25, 0.5}, within(1e-15));
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(8), within(1e-15));
        assertThat(factor.solveLower(new double[] {2, 1})).containsExactly(new double[] {1, 0}, within(1e-15));
    }

    @Test
    void of_singularIndefiniteOrNaN_isEmpty() {
        assertThat(Cholesky.of(new double[] {1, 2, 2, 4}, 2)).isEmpty();
        assertThat(Cholesky.of(new double[] {1, 2, 2, 1}, 2)).isEmpty();
        assertThat(Cholesky.of(new double[] {1, 0, Double.NaN, 1}, 2)).isEmpty();
    }

    @Test
    void of_nothing_solvesNothing() {
        assertThat(Cholesky.of(new double[0], 0).orElseThrow().solve(new double[0]))
                .isEmpty();
    }
}
