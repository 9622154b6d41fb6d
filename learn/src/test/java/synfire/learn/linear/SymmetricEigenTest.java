package synfire.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.random.RandomKey;

final class SymmetricEigenTest {

    @Test
    void of_twoByTwo_isTheTextbookResult() {
        var eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);

        assertThat(eigen.value(0)).isCloseTo(3, within(1e-15));
        assertThat(eigen.value(1)).isCloseTo(1, within(1e-15));
        assertThat(Math.abs(eigen.vector(1)[0])).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void of_randomMatrix_satisfiesTheDefinition() {
        int n = 7;
        var random = RandomKey.ofSeed(5).generator();
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i * n + j] = random.nextGaussian();
                a[j * n + i] = a[i * n + j];
            }
        }

        var eigen = SymmetricEigen.of(a, n);

        for (int k = 0; k < n; k++) {
            double[] v = eigen.vector(k);
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += a[i * n + j] * v[j];
                }
                assertThat(product).isCloseTo(eigen.value(k) * v[i], within(1e-13));
            }
        }
    }

    @Test
    void of_gradedMatrix_keepsTheSmallEigenvalue() {
        // Eigenvalues 1e12 + 1e-6·… and (1e12·1 − 1)/(1e12 + …): a matrix whose small one QR with shifts would lose.
        var eigen = SymmetricEigen.of(new double[] {1e12, 1e3, 1e3, 1}, 2);

        assertThat(eigen.value(1)).isCloseTo(1 - 1e-6, within(1e-12));
    }
}
