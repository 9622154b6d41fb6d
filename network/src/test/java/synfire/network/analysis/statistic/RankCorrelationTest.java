package synfire.network.analysis.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.Samples;

final class RankCorrelationTest {

    @Test
    void of_anyGrowingFunction_isOne() {
        var x = Samples.of(3, -1, 7, 0.5);

        assertThat(RankCorrelation.of(x, x.map(Math::exp))).isCloseTo(1, within(1e-15));
        assertThat(RankCorrelation.of(x, x.map(v -> -v * v * v))).isCloseTo(-1, within(1e-15));
    }

    /// scipy.stats.spearmanr([1, 2, 2, 4, 5], [5, 6, 7, 8, 7]) = 0.763….
    @Test
    void of_equalNumbers_sharesTheirRanks() {
        assertThat(RankCorrelation.of(Samples.of(1, 2, 2, 4, 5), Samples.of(5, 6, 7, 8, 7)))
                .isCloseTo(0.7631578947368421, within(1e-12));
    }

    @Test
    void of_rowsOfTwoLengths_isRefused() {
        assertThatThrownBy(() -> RankCorrelation.of(Samples.of(1, 2), Samples.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ranks of 2 and of 1 numbers; give two rows of one length, from 2 up");
    }
}
