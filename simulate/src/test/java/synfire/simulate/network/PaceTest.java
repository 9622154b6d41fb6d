package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How long calls are and how many threads they have, by a clock of the test's own.
final class PaceTest {

    private static final int STEPS = 500;

    private long now;
    private final Pace pace = new Pace(0, () -> now);

    /// A call whose steps take so long with one thread or with two.
    ///
    /// @return its threads
    private int call(double microsAlone, double microsTogether) {
        int threads = pace.threads(2);
        pace.took(STEPS, () -> now += (long) (1000 * STEPS * (threads == 1 ? microsAlone : microsTogether)));
        return threads;
    }

    @Test
    void threads_ofLongSteps_areAll() {
        assertThat(call(40, 25)).as("until a call is measured").isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            assertThat(call(40, 25)).isEqualTo(2);
        }
    }

    @Test
    void threads_ofShortSteps_areOne() {
        call(2, 1);

        assertThat(call(2, 1)).isEqualTo(1);
    }

    /// Two that are kept apart leave one call to one thread, then two, then four.
    @Test
    void threads_thatAreSlowerThanOne_leaveMoreAndMoreCallsToOne() {
        call(40, 400);
        for (int alone = 1; alone <= 4; alone *= 2) {
            assertThat(call(40, 400)).isEqualTo(2);
            for (int i = 0; i < alone; i++) {
                assertThat(call(40, 400)).isEqualTo(1);
            }
        }
    }

    @Test
    void next_ofStepsOfTensOfMicroseconds_areHundreds() {
        assertThat(pace.next(10_000, Long.MAX_VALUE, false)).isEqualTo(50);
        pace.threads(1);
        pace.took(50, () -> now += 50 * 44_000);

        assertThat(pace.next(10_000, Long.MAX_VALUE, false)).isEqualTo(500);
    }
}
