package synfire.network.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HierarchyPathsTest {

    @Test
    void from_strongDetour_isShorterThanAWeakProjection() {
        var weights = new double[][] {{0, 0.5, 0.1, 0}, {0, 0, 0.4, 0}, {0, 0, 0, 0}, {1, 0, 0, 0}};

        var paths = HierarchyPaths.from(0, 4, (source, target) -> weights[source][target]);

        assertThat(paths.get(0)).isZero();
        assertThat(paths.get(1)).isEqualTo(-Math.log(0.5));
        // sums of logarithms are rounded
        assertThat(paths.get(2)).isCloseTo(-Math.log(0.2), within(1e-15));
        assertThat(paths.get(3)).isInfinite();
    }
}
