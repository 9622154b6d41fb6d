package synfire.learn.train.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

/// Masks of areas and listed ones.
final class MaskTest {

    private static final int AREAS = 20;

    /// Weights that fall with the distance of two areas over a range of e to the fifth.
    private static AreaMask areas() {
        return new AreaMask(
                Samples.generate(
                        AREAS * AREAS,
                        i -> i / AREAS == i % AREAS ? 0 : Math.exp(-Math.abs(i / AREAS - i % AREAS) / 4.0)),
                AREAS,
                8,
                2,
                0.1);
    }

    @Test
    void draw_ofAreas_hasTheDensityAskedFor() {
        double synapses = 0;
        int draws = 20;
        for (int i = 0; i < draws; i++) {
            var key = RandomKey.ofSeed(i);
            synapses += Arrays.stream(areas().draw(160, 40, true, key)).sum();
            synapses += Arrays.stream(areas().draw(160, 40, false, key)).sum();
        }

        // 2,000 synapses within areas are certain, some 2,000 between them Bernoulli: 10 of 4,000 in the mean of 20
        assertThat(synapses / draws / 40_000).isBetween(0.1 - 4 * 10 / 40_000.0, 0.1 + 4 * 10 / 40_000.0);
    }

    @Test
    void draw_ofAreas_keepsInhibitionLocalAndJoinsAllOfAnArea() {
        var fromInhibitory = areas().draw(160, 40, false, RandomKey.ofSeed(1));
        var fromExcitatory = areas().draw(160, 40, true, RandomKey.ofSeed(1));

        for (int t = 0; t < 200; t++) {
            int to = t < 160 ? t / 8 : (t - 160) / 2;
            for (int s = 0; s < 40; s++) {
                assertThat(fromInhibitory[s * 200 + t]).isEqualTo(s / 2 == to ? 1 : 0);
            }
            for (int s = 8 * to; s < 8 * to + 8; s++) {
                assertThat(fromExcitatory[s * 200 + t]).isEqualTo(1);
            }
        }
    }

    @Test
    void probabilities_ofAreas_areInProportionToWeights() {
        var mask = areas();
        var probabilities = mask.probabilities();

        assertThat(probabilities[1] / probabilities[2])
                .isCloseTo(mask.weights().get(1) / mask.weights().get(2), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void areaMask_ofALowDensity_isRefused() {
        assertThatThrownBy(() -> new AreaMask(Samples.generate(4, _ -> 1), 2, 8, 2, 0.3))
                .hasMessage("a mask of density 0.3 leaves nothing between areas, as 0.5000 is within them; give more,"
                        + " at most 1");
    }

    @Test
    void draw_ofAreasOfAnotherSize_isRefused() {
        assertThatThrownBy(() -> areas().draw(100, 40, true, RandomKey.ofSeed(1)))
                .hasMessage("100 excitatory and 40 inhibitory cells in 20 areas of 8 and 2; give 160 and 40");
    }

    @Test
    void listedMask_givesItsRows() {
        var mask = new ListedMask(Samples.of(new double[] {0, 1, 1, 1, 0, 0, 0, 0, 1}), 3);

        assertThat(mask.draw(2, 1, true, RandomKey.ofSeed(1))).containsExactly(0, 1, 1, 1, 0, 0);
        assertThat(mask.draw(2, 1, false, RandomKey.ofSeed(1))).containsExactly(0, 0, 1);
    }

    @Test
    void listedMask_withAnEmptyRowOrAnotherNumber_isRefused() {
        assertThatThrownBy(() -> new ListedMask(Samples.of(new double[] {0, 1, 0, 0}), 2))
                .hasMessage("row 1 of the mask is empty, so cell 1 contacts none; give it a target, or leave the cell"
                        + " out");
        assertThatThrownBy(() -> new ListedMask(Samples.of(new double[] {0, 0.5, 0, 1}), 2))
                .hasMessage("the mask has 0.5 in row 0, column 1; write 1 for a synapse and 0 for none");
    }
}
