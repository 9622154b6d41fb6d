package synfire.learn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import synfire.network.SpikeTrain;
import synfire.network.random.RandomKey;

final class SpikeMetricTest {

    private static final SpikeTrain FOUR = train(100, 200, 300, 400);

    private static SpikeTrain train(double... times) {
        return SpikeTrain.of(times, 0, 1000);
    }

    @Test
    void gamma_equalTrains_isOne() {
        assertThat(new Gamma(4).of(FOUR, FOUR)).isCloseTo(1, within(1e-15));
    }

    @Test
    void gamma_workedByHand_agrees() {
        // Two of four within 4 ms; by chance 2 · 4 ms · 4/s · 3 = 0.096; normed by ½ (1 − 0.032) (3 + 4).
        var model = train(103, 204.1, 296);

        assertThat(new Gamma(4).of(model, FOUR)).isCloseTo((2 - 0.096) / (0.5 * 0.968 * 7), within(1e-12));
    }

    @Test
    void gamma_windowAndDuration_areInTheSameUnit() {
        // The same trains with all times, the window and the tolerance ten times as long.
        var slow = SpikeTrain.of(new double[] {1030, 2041, 2960}, 0, 10_000);
        var slowData = SpikeTrain.of(new double[] {1000, 2000, 3000, 4000}, 0, 10_000);

        assertThat(new Gamma(40).of(slow, slowData))
                .isCloseTo(new Gamma(4).of(train(103, 204.1, 296), FOUR), within(1e-12));
    }

    @Test
    void gamma_emptyTrains_areDefined() {
        var none = train();

        assertThat(new Gamma(4).of(none, none)).isEqualTo(1);
        assertThat(new Gamma(4).of(FOUR, none)).isZero();
        assertThat(new Gamma(4).of(none, FOUR)).isZero();
    }

    @Test
    void gamma_poissonTrains_averageToZero() {
        var random = RandomKey.ofSeed(2).generator();
        double sum = 0;
        int n = 2000;
        for (int i = 0; i < n; i++) {
            sum += new Gamma(4).of(poisson(random, 20), poisson(random, 20));
        }

        // One Γ has a standard deviation of about 0.1; one-to-one matching loses the few spikes that two would share.
        assertThat(sum / n).isCloseTo(0, within(0.03));
    }

    @Test
    void gamma_oneSpikeForTwo_countsOnce() {
        assertThat(new Gamma(4).of(train(100), train(98, 102)))
                .isCloseTo((1 - 0.016) / (0.5 * (1 - 0.016) * 3), within(1e-12));
        assertThat(new Gamma(4).of(train(98, 102), train(100)))
                .isCloseTo((1 - 0.016) / (0.5 * (1 - 0.008) * 3), within(1e-12));
    }

    @Test
    void gamma_chainOfNeighbours_findsTheLargestMatching() {
        // Pairing 103 with its nearest, 104, would leave 100 and 107 alone.
        assertThat(new Gamma(3).of(train(103, 107), train(100, 104))).isCloseTo(1, within(1e-12));
    }

    @Test
    void gamma_exactlyTheWindowApart_counts() {
        assertThat(new Gamma(0.3).of(train(0.1 + 0.2), train(0.6))).isCloseTo(1, within(1e-12));
    }

    @Test
    void ceilingAndMean_fewRepeats_averagePairsBothWays() {
        var gamma = new Gamma(4);
        var repeats = List.of(FOUR, train(101, 201, 330), train(100, 250));
        double pairs = 0;
        for (var a : repeats) {
            for (var b : repeats) {
                pairs += a == b ? 0 : gamma.of(a, b) / 6;
            }
        }

        assertThat(gamma.ceiling(repeats).orElseThrow()).isCloseTo(pairs, within(1e-15));
        assertThat(gamma.mean(List.of(FOUR), repeats))
                .isCloseTo((1 + gamma.of(FOUR, repeats.get(1)) + gamma.of(FOUR, repeats.get(2))) / 3, within(1e-12));
        assertThat(gamma.ceiling(List.of(FOUR))).isEmpty();
    }

    @Test
    void gamma_negativeWindow_isRefused() {
        assertThatThrownBy(() -> new Gamma(-1))
                .hasMessage("coincidence window -1.0 ms is not positive; usual are 2 to 8 ms");
    }

    @Test
    void codedGamma_perfectModel_isZero() {
        assertThat(new CodedGamma(0.1).loss(FOUR, FOUR)).isCloseTo(0, within(1e-12));
    }

    @Test
    void codedGamma_oneStepOff_missesForGifAndHitsForHh() {
        // GIF: tolerance 0. D = 1 s, r = 3 Hz: Γ = (0 − 0.18)/(½ · 0.94 · 6). HH: tolerance 1 ms.
        assertThat(new CodedGamma(0.1).loss(train(14.7, 30.3, 46.7), train(14.6, 30.2, 46.6)))
                .isCloseTo(1 + 0.18 / 2.82, within(1e-12));
        var model = SpikeTrain.of(new double[] {6}, 0, 14.97);
        var data = SpikeTrain.of(new double[] {5}, 0, 14.97);
        assertThat(new CodedGamma(0.01).loss(model, data)).isCloseTo(0, within(1e-12));
    }

    @Test
    void codedGamma_silence_isDefined() {
        var loss = new CodedGamma(0.1);

        assertThat(loss.loss(train(), train())).isZero();
        assertThat(loss.loss(train(5), train())).isEqualTo(1);
        // Rate term 1 + 2, Γ = −0.02/(½ · 0.98).
        assertThat(loss.loss(train(), train(5))).isCloseTo(3 + 0.02 / 0.49, within(1e-12));
    }

    private static SpikeTrain poisson(RandomGenerator random, double rateHz) {
        var times = new ArrayList<Double>();
        double t = -Math.log1p(-random.nextDouble()) * 1000 / rateHz;
        while (t < 1000) {
            times.add(t);
            t -= Math.log1p(-random.nextDouble()) * 1000 / rateHz;
        }
        return SpikeTrain.of(times.stream().mapToDouble(Double::doubleValue).toArray(), 0, 1000);
    }

    @Test
    void poisson_usedAbove_hasItsRate() {
        var random = RandomKey.ofSeed(1).generator();
        double mean = DoubleStream.generate(() -> poisson(random, 20).size())
                .limit(2000)
                .average()
                .orElseThrow();

        // Standard error √(20/2000) = 0.1; four of them.
        assertThat(mean).isCloseTo(20, within(0.4));
    }
}
