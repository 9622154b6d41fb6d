package synfire.network.analysis.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.network.analysis.ReferenceTrains;

final class StatisticTest {

    private static final Samples NONE = Samples.empty();

    @Test
    void kolmogorovSmirnov_referenceSamples_equalScipy() {
        // scipy.stats.ks_2samp(...).statistic
        assertThat(KolmogorovSmirnov.distance(ReferenceTrains.A.intervalsMs(), ReferenceTrains.B.intervalsMs()))
                .isCloseTo(0.3146551724137931, within(1e-15));
        assertThat(KolmogorovSmirnov.distance(Samples.of(1, 2, 2, 3), Samples.of(2, 2, 5)))
                .isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void kolmogorovSmirnov_edges_areDefined() {
        var x = Samples.of(3, 1, 2);

        assertThat(KolmogorovSmirnov.distance(x, Samples.of(1, 2, 3))).isZero();
        assertThat(KolmogorovSmirnov.distance(x, Samples.of(4))).isEqualTo(1);
        assertThat(KolmogorovSmirnov.distance(x, NONE)).isEqualTo(1);
        assertThat(KolmogorovSmirnov.distance(NONE, x)).isEqualTo(1);
        assertThat(KolmogorovSmirnov.distance(NONE, NONE)).isZero();
        assertThatThrownBy(() -> KolmogorovSmirnov.distance(x, Samples.of(1, Double.NaN)))
                .hasMessage("a sample of 2 numbers has a NaN among them; leave it out");
    }

    @Test
    void kolmogorovSmirnov_randomSamples_isAMetric() {
        var random = ReferenceTrains.random(8);
        for (int i = 0; i < 100; i++) {
            // small integers, so that there are ties
            var x = Samples.generate(1 + random.nextInt(8), _ -> random.nextInt(6));
            var y = Samples.generate(1 + random.nextInt(8), _ -> random.nextInt(6));
            var z = Samples.generate(1 + random.nextInt(8), _ -> random.nextInt(6));
            double xy = KolmogorovSmirnov.distance(x, y);

            assertThat(xy).isEqualTo(KolmogorovSmirnov.distance(y, x));
            assertThat(xy)
                    .isLessThanOrEqualTo(KolmogorovSmirnov.distance(x, z) + KolmogorovSmirnov.distance(z, y) + 1e-15);
        }
    }

    @Test
    void moments_smallRows_areThoseOfTheFormula() {
        assertThat(Moments.mean(Samples.of(1, 2, 6))).isEqualTo(3);
        assertThat(Moments.variance(Samples.of(1, 2, 6))).isEqualTo(7);
        assertThat(Moments.variance(Samples.of(1))).isNaN();
        assertThat(Moments.mean(NONE)).isNaN();
    }

    @Test
    void correlation_edges_areDefined() {
        var x = Samples.of(1, 2, 3);

        assertThat(Moments.correlation(x, Samples.of(5, 7, 9))).isCloseTo(1, within(1e-15));
        assertThat(Moments.correlation(x, Samples.of(3, 2, 1))).isCloseTo(-1, within(1e-15));
        assertThat(Moments.correlation(x, Samples.of(1, 0, 1))).isCloseTo(0, within(1e-15));
        assertThat(Moments.correlation(x, Samples.of(0.1, 0.1, 0.1))).isNaN();
        assertThat(Moments.correlation(Samples.of(1), Samples.of(2))).isNaN();
        assertThatThrownBy(() -> Moments.correlation(x, NONE))
                .hasMessage("a correlation of 3 with 0 numbers; give as many of both");
    }

    @Test
    void matrix_generated_isTheSameBothWays() {
        var matrix = SymmetricMatrix.generate(3, (row, column) -> 10 * row + column);

        assertThat(matrix.lower()).isEqualTo(Samples.of(0, 10, 11, 20, 21, 22));
        assertThat(matrix.get(2, 1)).isEqualTo(21);
        assertThat(matrix.get(1, 2)).isEqualTo(21);
        assertThat(matrix.pairs()).isEqualTo(Samples.of(10, 20, 21));
        assertThat(matrix.meanOfPairs()).isEqualTo(17);
    }

    @Test
    void matrix_edges_areDefined() {
        assertThat(SymmetricMatrix.generate(0, (_, _) -> 1).pairs().isEmpty()).isTrue();
        assertThat(SymmetricMatrix.generate(1, (_, _) -> 1).meanOfPairs()).isNaN();
        assertThatThrownBy(() -> SymmetricMatrix.generate(100_000, (_, _) -> 1))
                .hasMessage("a matrix of all pairs of 100000; it has at most 65535 rows, so choose fewer");
        assertThatThrownBy(() -> new SymmetricMatrix(2, Samples.of(1)))
                .hasMessage("a symmetric matrix of 2 rows has 3 numbers, not 1");
        assertThatThrownBy(() -> SymmetricMatrix.generate(2, (_, _) -> 1).get(0, 2))
                .hasMessage("entry 0, 2 of 2 rows");
    }
}
