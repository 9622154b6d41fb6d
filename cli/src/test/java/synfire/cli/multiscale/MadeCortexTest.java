package synfire.cli.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.cli.training.AreasFile;
import synfire.network.random.RandomKey;

/// Areas that a study makes where no connectome is.
final class MadeCortexTest {

    private static final int AREAS = 20;

    private final AreasFile cortex = new MadeCortex(AREAS, RandomKey.ofSeed(3)).matrix();

    @Test
    void matrix_hasInputsThatAddUpToOneAndNoneOfItsOwn() {
        for (int t = 0; t < AREAS; t++) {
            double sum = 0;
            for (int s = 0; s < AREAS; s++) {
                sum += cortex.weights().get(s * AREAS + t);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(cortex.weights().get(t * AREAS + t)).isZero();
        }
    }

    /// 55 areas of the marmoset have a density of 0.62 and a standard deviation of log10 FLN of 1.06.
    @Test
    void matrix_hasTheDensityAndSpreadOfTheMarmoset() {
        var logarithms =
                cortex.weights().stream().filter(w -> w > 0).map(Math::log10).toArray();
        double mean = java.util.Arrays.stream(logarithms).average().orElseThrow();
        double variance = java.util.Arrays.stream(logarithms)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();

        assertThat(logarithms.length / (AREAS * (AREAS - 1.0))).isBetween(0.5, 0.8);
        assertThat(Math.sqrt(variance)).isCloseTo(1.06, within(0.2));
    }

    @Test
    void ofCsv_readsBackWhatWasWritten() {
        assertThat(AreasFile.ofCsv(cortex.csv().lines().toList())).isEqualTo(cortex);
    }

    @Test
    void paths_ofTheFirstArea_isZero() {
        assertThat(cortex.paths().get(0)).isZero();
        assertThat(cortex.paths().stream().skip(1)).allMatch(length -> length > 0 && length < 20);
    }
}
