package synfire.learn.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

final class FittedDistributionTest {

    private static final int COUNT = 20_000;

    @Test
    void all_logNormalNumbers_areFoundWithTheirParameters() {
        var random = new CounterStream(RandomKey.ofSeed(1), 0);
        var numbers = Samples.generate(COUNT, _ -> Math.exp(-3 + 0.8 * random.nextNormal()));

        var best = FittedDistribution.all(numbers).getFirst();

        assertThat(best).isInstanceOfSatisfying(FittedDistribution.LogNormal.class, fit -> {
            assertThat(fit.mean()).isCloseTo(-3, within(4 * 0.8 / Math.sqrt(COUNT)));
            assertThat(fit.deviation()).isCloseTo(0.8, within(4 * 0.8 / Math.sqrt(2.0 * COUNT)));
        });
    }

    @Test
    void all_normalNumbers_areFound() {
        var random = new CounterStream(RandomKey.ofSeed(2), 0);
        var numbers = Samples.generate(COUNT, _ -> 10 + random.nextNormal());

        assertThat(FittedDistribution.all(numbers).getFirst().name()).isEqualTo("normal");
    }

    @Test
    void all_gammaNumbers_areFoundWithTheirParameters() {
        // the sum of three exponentials of scale 2
        var random = new CounterStream(RandomKey.ofSeed(3), 0);
        var numbers = Samples.generate(
                COUNT, _ -> 2 * (random.nextExponential() + random.nextExponential() + random.nextExponential()));

        var best = FittedDistribution.all(numbers).getFirst();

        assertThat(best).isInstanceOfSatisfying(FittedDistribution.GammaShaped.class, fit -> {
            // standard error of the shape: √(k / (k ψ'(k) − 1) / n) = 4.1 / √n at k = 3
            assertThat(fit.shape()).isCloseTo(3, within(4 * 4.1 / Math.sqrt(COUNT)));
            assertThat(fit.shape() * fit.scale()).isCloseTo(6, within(4 * 2 * Math.sqrt(3) / Math.sqrt(COUNT)));
        });
    }

    @Test
    void aic_fewNumbers_isTheFormulaByHand() {
        // 1 and 3: mean 2, sd 1; Σ log density = −1 − ln 2π
        var fit = new FittedDistribution.Normal(2, 1);

        assertThat(fit.aic(Samples.of(1, 3))).isCloseTo(4 + 2 + 2 * Math.log(2 * Math.PI), within(1e-12));
        assertThat(new FittedDistribution.GammaShaped(1, 2).logDensity(3)).isCloseTo(-1.5 - Math.log(2), within(1e-12));
        assertThat(new FittedDistribution.LogNormal(0, 1).logDensity(Math.E))
                .isCloseTo(-0.5 - 1 - 0.5 * Math.log(2 * Math.PI), within(1e-12));
    }

    @Test
    void all_zeroOrConstantNumbers_saysWhatToGive() {
        assertThatThrownBy(() -> FittedDistribution.all(Samples.of(1, 0, 2)))
                .hasMessage("number 1 of 3 is 0.0; give positive numbers, and leave zeros out");
        assertThatThrownBy(() -> FittedDistribution.all(Samples.of(1, 1, 1, 1)))
                .hasMessage("4 numbers with fewer than three values fit any distribution; give more");
    }
}
