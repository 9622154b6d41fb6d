package synfire.network.analysis.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static synfire.network.analysis.ReferenceTrains.ALL;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.network.SpikeTrain;
import synfire.network.analysis.ReferenceTrains;

final class TrainDistanceTest {

    private static final SpikeTrain FOUR = ReferenceTrains.of(100, 200, 300, 400);
    private static final SpikeTrain NONE = ReferenceTrains.of();

    static Stream<TrainDistance> distances() {
        return Stream.of(
                new VictorPurpura(0),
                new VictorPurpura(0.02),
                new VictorPurpura(0.5),
                new VanRossum(5),
                new VanRossum(200),
                new IsiDistance(),
                new SpikeDistance());
    }

    @ParameterizedTest
    @MethodSource("distances")
    void distance_randomTrains_isSymmetricAndZeroOfItself(TrainDistance metric) {
        var random = ReferenceTrains.random(11);
        for (int i = 0; i < 60; i++) {
            // rates down to where trains are empty or have one spike
            var a = ReferenceTrains.poisson(random, random.nextDouble(12), 1000);
            var b = ReferenceTrains.poisson(random, random.nextDouble(12), 1000);
            double ab = metric.distance(a, b);

            assertThat(metric.distance(a, a)).isZero();
            assertThat(ab).isCloseTo(metric.distance(b, a), within(1e-12)).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("distances")
    void distance_randomTrains_keepsTheTriangleInequality(TrainDistance metric) {
        var random = ReferenceTrains.random(12);
        for (int i = 0; i < 300 && !(metric instanceof SpikeDistance); i++) {
            var a = ReferenceTrains.poisson(random, random.nextDouble(12), 1000);
            var b = ReferenceTrains.poisson(random, random.nextDouble(12), 1000);
            var c = ReferenceTrains.poisson(random, random.nextDouble(12), 1000);

            assertThat(metric.distance(a, c))
                    .isLessThanOrEqualTo(metric.distance(a, b) + metric.distance(b, c) + 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("distances")
    void pairwise_trains_isThatOfEachPair(TrainDistance metric) {
        var matrix = metric.pairwise(ALL);

        assertThat(matrix.get(0, 2)).isEqualTo(metric.distance(ALL.get(2), ALL.get(0)));
        assertThat(matrix.get(1, 1)).isZero();
        assertThat(metric.mean(ALL))
                .isCloseTo((matrix.get(0, 1) + matrix.get(0, 2) + matrix.get(1, 2)) / 3, within(1e-12));
        assertThat(metric.mean(List.of(FOUR))).isNaN();
    }

    @Test
    void victorPurpura_referenceTrains_equalsElephant() {
        // elephant.spike_train_dissimilarity.victor_purpura_distance
        double[][] expected = {
            {0.02, 9.455701562263298, 11.697302045719551, 15.938240856052674},
            {0.1, 25.868596930514272, 25.099399313701426, 27.691204280263328},
            {1, 51.89436357036328, 38.97723060932532, 45.2829325589116}
        };
        for (var row : expected) {
            assertThat(new VictorPurpura(row[0]).pairwise(ALL).pairs().toArray())
                    .containsExactly(new double[] {row[1], row[2], row[3]}, within(1e-10));
        }
    }

    @Test
    void victorPurpura_cheapOrDearMoves_goesFromCountsToCoincidences() {
        var a = ReferenceTrains.of(100, 200, 300);
        var b = ReferenceTrains.of(101, 205);

        assertThat(new VictorPurpura(0).distance(a, b)).isEqualTo(1);
        assertThat(new VictorPurpura(0.1).distance(a, b)).isCloseTo(1 + 0.1 + 0.5, within(1e-12));
        assertThat(new VictorPurpura(1000).distance(a, b)).isEqualTo(5);
        assertThat(new VictorPurpura(0.1).distance(b, a)).isCloseTo(1.6, within(1e-12));
        assertThat(new VictorPurpura(0.1).distance(NONE, b)).isEqualTo(2);
        assertThat(new VictorPurpura(0.1).distance(NONE, NONE)).isZero();
    }

    @Test
    void victorPurpura_negativeOrInfiniteCost_isRefused() {
        assertThatThrownBy(() -> new VictorPurpura(-1))
                .hasMessage("a cost of -1.0 per ms; give a finite number that is not negative");
        assertThatThrownBy(() -> new VictorPurpura(Double.POSITIVE_INFINITY))
                .hasMessage("a cost of Infinity per ms; give a finite number that is not negative");
    }

    @Test
    void vanRossum_referenceTrains_equalsElephant() {
        // elephant's van_rossum_distance divided by √2: it norms one spike to 1
        assertThat(new VanRossum(10).pairwise(ALL).pairs().toArray())
                .containsExactly(
                        new double[] {3.8295017699394247, 3.6665586349488555, 3.9651137791930595}, within(1e-10));
        assertThat(new VanRossum(50).pairwise(ALL).pairs().toArray())
                .containsExactly(
                        new double[] {2.442426864519367, 2.8857563666619943, 3.620621330312218}, within(1e-10));
    }

    @Test
    void vanRossum_singleSpikes_costWhatTheFormulaSays() {
        var metric = new VanRossum(10);

        assertThat(metric.squared(NONE, ReferenceTrains.of(5))).isCloseTo(0.5, within(1e-15));
        assertThat(metric.squared(ReferenceTrains.of(5), ReferenceTrains.of(12)))
                .isCloseTo(1 - Math.exp(-0.7), within(1e-15));
        assertThat(metric.squared(FOUR, FOUR)).isZero();
        assertThat(metric.squared(NONE, NONE)).isZero();
    }

    @Test
    void vanRossum_manySpikes_equalsTheDoubleSum() {
        var random = ReferenceTrains.random(9);
        var a = ReferenceTrains.poisson(random, 30, 1000);
        var b = ReferenceTrains.poisson(random, 50, 1000);
        double tau = 17;

        // ½ ΣΣ over a, plus ½ ΣΣ over b, minus ΣΣ over both, of e^(−|t − s|/τ): Houghton & Kreuz (2012).
        double expected = kernel(a, a, tau) / 2 + kernel(b, b, tau) / 2 - kernel(a, b, tau);
        assertThat(new VanRossum(tau).squared(a, b)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void vanRossum_timeConstantZero_isRefused() {
        assertThatThrownBy(() -> new VanRossum(0))
                .hasMessage("a time constant of 0.0 ms; give a positive one, for example 10");
    }

    private static double kernel(SpikeTrain a, SpikeTrain b, double tau) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                sum += Math.exp(-Math.abs(a.get(i) - b.get(j)) / tau);
            }
        }
        return sum;
    }
}
