package synfire.network.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.ir.DType;

final class NetworkTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    @Test
    void equals_builtTwice_isTrueUntilSomethingDiffers() {
        assertThat(Examples.cubaNetwork(320, 80))
                .isEqualTo(Examples.cubaNetwork(320, 80))
                .isNotEqualTo(Examples.cubaNetwork(320, 81))
                .isNotEqualTo(Examples.cubaNetwork(320, 80).withSeed(2));
    }

    @Test
    void wiring_fixedProbability_hasBinomialDegreesAndOneWeight() {
        var edges = Examples.cubaNetwork(3200, 800).wiring("EI", DT).edges(DType.F64, 2);

        // four standard errors of a binomial number
        double expected = 3200.0 * 800 * 0.02;
        assertThat((double) edges.size()).isCloseTo(expected, within(4 * Math.sqrt(expected * 0.98)));
        assertThat(edges.weights()).hasToString("Same[value=1.62]");
        assertThat(edges.delays()).hasToString("Same[value=0.0]");
    }

    @Test
    void wiring_otherPopulationAdded_keepsItsEdges() {
        var small = Examples.cubaNetwork(320, 80);
        var more = small.with(Population.of("extra", Examples.cuba(), 5));

        assertThat(more.wiring("EE", DT).edges(DType.F64, 1))
                .isEqualTo(small.wiring("EE", DT).edges(DType.F64, 1));
        assertThat(small.wiring("EE", DT).edges(DType.F64, 1))
                .isNotEqualTo(small.withSeed(9).wiring("EE", DT).edges(DType.F64, 1));
    }

    @Test
    void values_uniformAtTheStart_fillTheRange() {
        var v = Examples.cubaNetwork(3200, 800).values("E", "v");

        assertThat(v).hasSize(3200);
        assertThat(Arrays.stream(v).allMatch(x -> x > -60 && x < -50)).isTrue();
        // four standard errors of the mean of a uniform number
        assertThat(Arrays.stream(v).average().orElseThrow()).isCloseTo(-55, within(4 * 10 / Math.sqrt(12 * 3200)));
    }
}
