package synfire.kernels.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TapePlanTest {

    @Test
    void fitting_wholeTapeFits_keepsAll() {
        assertThat(TapePlan.fitting(5000, 640, 256, 3_200_000)).contains(new TapePlan(5000, 5000));
    }

    @Test
    void fitting_aByteShort_takesTheLongestSegmentsThatFit() {
        var plan = TapePlan.fitting(5000, 640, 256, 3_199_999).orElseThrow();

        assertThat(plan.segments()).isEqualTo(2);
        assertThat(plan.segment()).isEqualTo(4999);
    }

    @Test
    void fitting_anyBudget_isTheLongestThatFitsAndNeverMoreThanAllowed() {
        long steps = 977;
        for (long allowed = 1000; allowed < 400_000; allowed += 777) {
            long longest = 0;
            for (long segment = 1; segment <= steps; segment++) {
                if (TapePlan.bytes(steps, segment, 384, 256) <= allowed) {
                    longest = segment;
                }
            }
            var plan = TapePlan.fitting(steps, 384, 256, allowed);

            assertThat(plan.map(TapePlan::segment).orElse(0L))
                    .as("%d bytes", allowed)
                    .isEqualTo(longest);
        }
    }

    @Test
    void leastBytes_ofTheHodgkinHuxleyTape_isNearTheClosedForm() {
        // 10 numbers of tape and 4 carries, 8 lanes of f64: 2·W·e·√(n·S·T) bytes at K = √(n·T/S)
        double closed = 2 * 64 * Math.sqrt(4.0 * 10 * 5000);

        assertThat(TapePlan.leastBytes(5000, 640, 256)).isBetween((long) (closed * 0.99), (long) (closed * 1.02));
    }

    @Test
    void fitting_lessThanTheLeast_isEmpty() {
        long least = TapePlan.leastBytes(5000, 640, 256);

        assertThat(TapePlan.fitting(5000, 640, 256, least)).isPresent();
        assertThat(TapePlan.fitting(5000, 640, 256, least - 1)).isEmpty();
    }

    @Test
    void fitting_noSteps_needsNothing() {
        assertThat(TapePlan.fitting(0, 640, 256, 0)).contains(new TapePlan(0, 1));
        assertThat(new TapePlan(0, 1).segments()).isZero();
    }
}
