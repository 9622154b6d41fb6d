package synfire.network.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class RandomKeyTest {

    @Test
    void generator_sameKey_yieldsTheSameNumbers() {
        var key = RandomKey.ofSeed(1).split("starts").split(7);

        assertThat(key.generator().doubles(5).toArray())
                .containsExactly(key.generator().doubles(5).toArray());
    }

    @Test
    void split_manyPartsAndPurposes_areAllDifferent() {
        var seen = new HashSet<Long>();
        for (long seed = -2; seed < 3; seed++) {
            for (String purpose : new String[] {"a", "b", "ab", "ba", ""}) {
                for (int i = 0; i < 100; i++) {
                    seen.add(RandomKey.ofSeed(seed).split(purpose).split(i).value());
                }
            }
        }

        assertThat(seen).hasSize(5 * 5 * 100);
    }

    @Test
    void generator_firstNumberOfNeighbouringKeys_isUniform() {
        double sum = 0;
        double products = 0;
        double before = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            double u = RandomKey.ofSeed(3).split(i).generator().nextDouble() - 0.5;
            sum += u;
            products += u * before;
            before = u;
        }

        // Standard errors 0.2887/√n = 0.0020 and 1/12/√n = 0.00059; four of them.
        assertThat(sum / n).isCloseTo(0, within(0.0082));
        assertThat(products / n).isCloseTo(0, within(0.0024));
    }
}
