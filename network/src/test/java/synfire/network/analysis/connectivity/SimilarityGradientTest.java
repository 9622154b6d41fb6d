package synfire.network.analysis.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

final class SimilarityGradientTest {

    private static final int REGIONS = 5;
    private static final int LENGTH = 12;

    private static List<Samples> drawn(long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, REGIONS)
                .mapToObj(_ -> Samples.of(random.doubles(LENGTH, -1, 3).toArray()))
                .toList();
    }

    private static FunctionalConnectivity connectivity(List<Samples> signals) {
        return FunctionalConnectivity.of(IntStream.range(0, signals.size())
                .mapToObj(i -> new Signal("region" + i, Units.ONE, 1, 0, signals.get(i)))
                .toList());
    }

    @Test
    void similarity_isThatOfTheConnectivity() {
        var other = connectivity(drawn(2));

        assertThat(SimilarityGradient.of(drawn(1), other).similarity())
                .isCloseTo(connectivity(drawn(1)).similarity(other), within(1e-14));
    }

    @Test
    void slopes_areCentralDifferences() {
        var signals = drawn(1);
        var other = connectivity(drawn(2));
        var gradient = SimilarityGradient.of(signals, other);
        for (int region = 0; region < REGIONS; region++) {
            for (int k = 0; k < LENGTH; k++) {
                double h = 1e-5;
                double difference =
                        (moved(signals, region, k, h, other) - moved(signals, region, k, -h, other)) / (2 * h);

                // h² of differences, and rounding over h
                assertThat(difference).isCloseTo(gradient.slopes().get(region).get(k), within(1e-9));
            }
        }
    }

    private static double moved(List<Samples> signals, int region, int k, double by, FunctionalConnectivity other) {
        var moved = new ArrayList<>(signals);
        var from = signals.get(region);
        moved.set(region, Samples.generate(LENGTH, i -> from.get(i) + (i == k ? by : 0)));
        return connectivity(moved).similarity(other);
    }

    @Test
    void of_otherRegions_saysHowMany() {
        assertThatThrownBy(() -> SimilarityGradient.of(drawn(1).subList(0, 3), connectivity(drawn(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "3 signals and a connectivity of 5 regions do not compare; give the same regions in the same order");
    }
}
