package synfire.learn.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScheduleTest {

    @Test
    void constant_always_isTheRate() {
        assertThat(Schedule.constant(0.1).at(1)).isEqualTo(0.1);
        assertThat(Schedule.constant(0.1).at(1_000_000)).isEqualTo(0.1);
    }

    @Test
    void staircase_afterEachStretch_isLower() {
        var stairs = new Schedule.Staircase(1, 0.9, 20);

        assertThat(stairs.at(20)).isEqualTo(1);
        assertThat(stairs.at(21)).isEqualTo(0.9);
        assertThat(stairs.at(41)).isCloseTo(0.81, within(1e-15));
    }

    @Test
    void exponential_ends_areWhatWasAsked() {
        var falling = new Schedule.Exponential(1e-2, 1e-4, 101);

        assertThat(falling.at(1)).isEqualTo(1e-2);
        assertThat(falling.at(51)).isCloseTo(1e-3, within(1e-15));
        assertThat(falling.at(101)).isEqualTo(1e-4);
        assertThat(falling.at(500)).isEqualTo(1e-4);
        assertThat(new Schedule.Exponential(1e-2, 1e-4, 1).at(1)).isEqualTo(1e-4);
    }

    @Test
    void cosine_middle_isHalfway() {
        var cosine = new Schedule.Cosine(1, 0, 101);

        assertThat(cosine.at(1)).isEqualTo(1);
        assertThat(cosine.at(51)).isCloseTo(0.5, within(1e-15));
        assertThat(cosine.at(26)).isCloseTo(0.5 * (1 + Math.sqrt(0.5)), within(1e-15));
        assertThat(cosine.at(101)).isZero();
    }

    @Test
    void warmUp_firstUpdates_riseLinearly() {
        var warm = new Schedule.WarmUp(Schedule.constant(1), 4);

        assertThat(warm.at(1)).isEqualTo(0.25);
        assertThat(warm.at(4)).isEqualTo(1);
        assertThat(warm.at(5)).isEqualTo(1);
    }

    @Test
    void schedule_rateOfZero_isRefused() {
        assertThatThrownBy(() -> Schedule.constant(0)).hasMessage("rate is 0; give a number more than 0");
    }

    @Test
    void held_beginsAfterItsUpdates() {
        var held = new Schedule.Held(new Schedule.Cosine(2, 0, 5), 10);

        assertThat(held.at(1)).isEqualTo(2);
        assertThat(held.at(11)).isEqualTo(2);
        assertThat(held.at(13)).isCloseTo(1, within(1e-15));
        assertThat(held.at(15)).isZero();
    }
}
