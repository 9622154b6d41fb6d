package synfire.network.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.random.RandomKey;
import synfire.network.values.CellValues;

final class CourseTest {

    @Test
    void steps_betweenTheirTimes_holdTheirValues() {
        var course = values(new Course.Steps(Samples.of(1, 3), Samples.of(2, -1), Units.NA));

        assertThat(new double[] {
                    course.at(0, 0.9), course.at(0, 1), course.at(0, 2.9), course.at(0, 3), course.at(0, 99)
                })
                .containsExactly(0, 2000, 2000, -1000, -1000);
    }

    @Test
    void ramp_beforeWithinAfter_risesBetween() {
        var course = values(new Course.Ramp(
                Quantity.of(10, "ms"), Quantity.of(20, "ms"), Quantity.of(1, "pA"), Quantity.of(3, "pA")));

        assertThat(new double[] {course.at(0, 0), course.at(0, 15), course.at(0, 30)})
                .containsExactly(1, 2, 3);
    }

    @Test
    void sine_quarterPeriod_isAtItsTop() {
        var course = values(new Course.Sine(Quantity.of(1, "pA"), Quantity.of(2, "pA"), Quantity.of(10, "Hz"), 0));

        // rounding of the sine's argument
        assertThat(course.at(0, 25)).isCloseTo(3, within(1e-12));
    }

    @Test
    void sampled_onePerCell_isHeldAndZeroOutside() {
        var signals = List.of(
                new Signal("a", Units.PA, 0.1, 1, Samples.of(1, 2, 3)),
                new Signal("b", Units.NA, 0.1, 1, Samples.of(4, 5, 6)));
        var course = new Course.Sampled(signals).resolve("it", Dimension.CURRENT, 2, RandomKey.ofSeed(1));

        assertThat(new double[] {course.at(0, 0.9), course.at(0, 1.1), course.at(1, 1.25), course.at(1, 1.3)})
                .containsExactly(0, 2, 6000, 0);
    }

    @Test
    void constant_valuePerCell_isThatOfTheCell() {
        var course = new Course.Constant(CellValues.formula("i*N*pA"))
                .resolve("it", Dimension.CURRENT, 4, RandomKey.ofSeed(1));

        assertThat(course.at(3, 17)).isEqualTo(12);
    }

    private static Course.Values values(Course course) {
        return course.resolve("it", Dimension.CURRENT, 1, RandomKey.ofSeed(1));
    }
}
