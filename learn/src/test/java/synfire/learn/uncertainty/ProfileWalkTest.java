package synfire.learn.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Walks on losses whose profile is known; one unit of the loss is one of the deviance.
final class ProfileWalkTest {

    private static final double ROOT = Math.sqrt(Profile.THRESHOLD);

    @Test
    void parabola_endsAtTheThresholdOnBothSides() {
        for (double step : new double[] {1e-4, 0.3, 5, Double.NaN}) {
            var profile = walk(2, step, x -> (x - 2) * (x - 2) / 0.09);

            assertThat(profile.best()).isEqualTo(2);
            assertThat(profile.lower().orElseThrow()).isCloseTo(2 - 0.3 * ROOT, within(1e-9));
            assertThat(profile.upper().orElseThrow()).isCloseTo(2 + 0.3 * ROOT, within(1e-9));
            assertThat(profile.points()).hasSizeBetween(5, 60);
            assertThat(profile.points()).isSortedAccordingTo((a, b) -> Double.compare(a.value(), b.value()));
        }
    }

    @Test
    void skewedLoss_hasAnIntervalWithItsSkew() {
        // (ln x - ln 2)² / 0.25: the ends are 2·exp(±1.96/2)
        var profile = walk(2, 1, x -> Math.pow(Math.log(x / 2) / 0.5, 2));

        assertThat(profile.lower().orElseThrow()).isCloseTo(2 * Math.exp(-0.5 * ROOT), within(5e-3));
        assertThat(profile.upper().orElseThrow()).isCloseTo(2 * Math.exp(0.5 * ROOT), within(5e-2));
    }

    @Test
    void lossThatSettlesBelowTheThreshold_isOpenThere() {
        var profile = walk(2, 0.1, x -> x < 2 ? (2 - x) * (2 - x) / 0.01 : 3 * (1 - Math.exp(-(x - 2))));

        assertThat(profile.lower().orElseThrow()).isCloseTo(2 - 0.1 * ROOT, within(1e-9));
        assertThat(profile.upper()).isEmpty();
        assertThat(profile.points().getLast().value()).isEqualTo(10);
    }

    @Test
    void lossThatIsFlat_isOpenOnBothSidesAfterFewPoints() {
        var profile = walk(2, Double.NaN, _ -> 0);

        assertThat(profile.lower()).isEmpty();
        assertThat(profile.upper()).isEmpty();
        assertThat(profile.points()).hasSizeLessThan(20);
    }

    @Test
    void lossWithAJump_endsAtTheJump() {
        var profile = walk(2, 0.5, x -> x > 2.7 ? 1e6 : 0);

        assertThat(profile.upper().orElseThrow()).isCloseTo(2.7, within(2e-3));
    }

    @Test
    void lossThatIsNotANumberBeyond_endsThere() {
        var profile = walk(2, 0.5, x -> x > 2.7 ? Double.NaN : (x - 2) * (x - 2));

        assertThat(profile.upper()).isEmpty();
        assertThat(profile.points().getLast().value()).isCloseTo(2.7, within(1e-2));
    }

    @Test
    void lowerLossElsewhere_becomesTheBest() {
        // the walk begins at 2, the minimum is at 3
        var profile = walk(2, 0.3, x -> (x - 3) * (x - 3) / 0.25 - 4);

        assertThat(profile.best()).isCloseTo(3, within(0.3));
        assertThat(profile.points())
                .allSatisfy(point -> assertThat(point.deviance()).isNotNegative());
        assertThat(profile.lower().orElseThrow()).isCloseTo(3 - 0.5 * ROOT, within(0.15));
    }

    @Test
    void cancelled_endsWithWhatItHas() {
        var asked = new AtomicInteger();
        var profile = new ProfileWalk(2, 0, 0, 10, 0.1, 1, x -> (x - 2) * (x - 2), () -> asked.incrementAndGet() > 3)
                .profile("p");

        assertThat(profile.points()).hasSizeBetween(2, 5);
        assertThat(profile.upper()).isEmpty();
    }

    private static Profile walk(double best, double step, DoubleUnaryOperator loss) {
        return new ProfileWalk(best, loss.applyAsDouble(best), 0, 10, step, 1, loss, () -> false).profile("p");
    }
}
