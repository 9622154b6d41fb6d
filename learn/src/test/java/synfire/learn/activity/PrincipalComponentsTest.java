package synfire.learn.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

final class PrincipalComponentsTest {

    @Test
    void of_planeInSpace_findsItsTwoDirections() {
        // 3 along (0.6, 0.8, 0), 1 along (0, 0, 1), nothing across
        var random = new CounterStream(RandomKey.ofSeed(1), 0);
        var rows = new ArrayList<double[]>();
        for (int i = 0; i < 4000; i++) {
            double a = 3 * random.nextNormal();
            rows.add(new double[] {5 + 0.6 * a, 0.8 * a, random.nextNormal()});
        }

        var components = PrincipalComponents.of(rows);

        assertThat(components.directions().getFirst().toArray())
                .containsExactly(new double[] {0.6, 0.8, 0}, within(0.02));
        assertThat(components.variances().get(0)).isCloseTo(9, within(4 * 9 * Math.sqrt(2.0 / 4000)));
        assertThat(components.variances().get(2)).isCloseTo(0, within(1e-9));
        assertThat(components.share(2)).isCloseTo(1, within(1e-12));
        assertThat(components.share(1)).isCloseTo(0.9, within(0.02));
        assertThat(components.along(0, new double[] {
                    components.mean().get(0) + 0.6,
                    components.mean().get(1) + 0.8,
                    components.mean().get(2)
                }))
                .isCloseTo(1, within(1e-3));
    }

    @Test
    void of_oneRow_saysWhatToGive() {
        assertThatThrownBy(() -> PrincipalComponents.of(List.of(new double[] {1, 2})))
                .hasMessage("1 rows do not vary; give at least 2");
    }
}
