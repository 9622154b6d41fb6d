package synfire.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

final class PhaseLengthTest {

    private static final int DRAWS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000 ms",
                "uniform(500 ms, 1500 ms)",
                "exponential(600 ms, 300 ms, 3000 ms)",
                "one of(480 ms, 560 ms, 800 ms)"
            })
    void parse_text_isWhatItPrints(String text) {
        assertThat(PhaseLength.parse(text)).hasToString(text);
        assertThat(PhaseLength.parse(text.replace(" ms", "*ms"))).hasToString(text);
    }

    @Test
    void uniform_manyDraws_reachBothEndsEvenly() {
        int[] steps = draws(PhaseLength.parse("uniform(10 ms, 14 ms)"), 2);

        // 5, 6 or 7 steps of 2 ms
        for (int k = 5; k <= 7; k++) {
            int wanted = k;
            long count = IntStream.of(steps).filter(s -> s == wanted).count();
            assertThat((double) count).isCloseTo(DRAWS / 3.0, within(4 * Math.sqrt(DRAWS * 2 / 9.0)));
        }
        assertThat(IntStream.of(steps).distinct().count()).isEqualTo(3);
    }

    @Test
    void exponential_manyDraws_haveTheMeanOfTheCutDistribution() {
        int[] steps = draws(PhaseLength.parse("exponential(600 ms, 300 ms, 1500 ms)"), 1);

        // mean of an exponential of scale 600 cut to a width of 1200: 600 − 1200/(e² − 1), after 300
        double mean = 300 + 600 - 1200 / Math.expm1(2);
        double sd = Math.sqrt(600.0 * 600 - 1200.0 * 1200 * Math.exp(2) / Math.pow(Math.expm1(2), 2));
        assertThat(IntStream.of(steps).average().orElse(0)).isCloseTo(mean, within(4 * sd / Math.sqrt(DRAWS)));
        assertThat(IntStream.of(steps).min().orElse(0)).isGreaterThanOrEqualTo(300);
        assertThat(IntStream.of(steps).max().orElse(0)).isLessThanOrEqualTo(1500);
    }

    @Test
    void oneOf_manyDraws_areEquallyLikely() {
        int[] steps = draws(PhaseLength.parse("one of(3 ms, 7 ms)"), 1);

        assertThat((double) IntStream.of(steps).filter(s -> s == 7).count())
                .isCloseTo(DRAWS / 2.0, within(4 * Math.sqrt(DRAWS / 4.0)));
        assertThat(IntStream.of(steps).distinct().sorted()).containsExactly(3, 7);
    }

    private static int[] draws(PhaseLength length, double dtMs) {
        var random = new CounterStream(RandomKey.ofSeed(1), 0);
        return IntStream.range(0, DRAWS).map(_ -> length.steps(random, dtMs)).toArray();
    }
}
