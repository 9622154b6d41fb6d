package synfire.learn.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TransformTest {

    static Stream<Transform> transforms() {
        return Stream.of(
                new Transform.Linear(-65, -50),
                new Transform.Logarithmic(1e-4, 0.1),
                new Transform.Logarithmic(-8, -0.5),
                new Transform.Logit(0, 0.1),
                new Transform.Softplus(0, 2.5),
                new Transform.Softplus(1, -0.5),
                new Transform.Affine(3, -20));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void slopeAndBend_anyCoordinate_areTheDerivatives(Transform transform) {
        double h = 1e-5;
        for (double z : new double[] {0.05, 0.3, 0.5, 0.95}) {
            double slope = (transform.physical(z + h) - transform.physical(z - h)) / (2 * h);
            double bend = (transform.slope(z + h) - transform.slope(z - h)) / (2 * h);

            // Central differences: h² times the third derivative, plus rounding of about 1e-16/h times the value.
            assertThat(transform.slope(z)).isCloseTo(slope, within(1e-8 * (1 + Math.abs(transform.physical(z)))));
            assertThat(transform.bend(z)).isCloseTo(bend, within(1e-8 * (1 + Math.abs(transform.slope(z)))));
        }
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void coordinate_ofPhysical_isTheInverse(Transform transform) {
        DoubleStream.of(0, 0.01, 0.2, 0.7, 1)
                .forEach(z ->
                        assertThat(transform.coordinate(transform.physical(z))).isCloseTo(z, within(1e-12)));
    }

    @Test
    void physical_atBothEnds_isExactlyTheBounds() {
        var linear = new Transform.Linear(0.1, 0.7);
        var logarithmic = new Transform.Logarithmic(0.1, 0.7);

        assertThat(linear.physical(0)).isEqualTo(0.1);
        assertThat(linear.physical(1)).isEqualTo(0.7);
        assertThat(logarithmic.physical(0)).isEqualTo(0.1);
        // e^(ln 7) rounds; what matters is that it does not leave the bounds.
        assertThat(logarithmic.physical(1)).isLessThanOrEqualTo(0.7).isCloseTo(0.7, within(1e-15));
    }

    @Test
    void physical_farOutside_staysWithinTheBounds() {
        for (double z : new double[] {-1e300, -800, 800, 1e300}) {
            assertThat(new Transform.Logit(-2, 3).physical(z)).isBetween(-2.0, 3.0);
            assertThat(new Transform.Softplus(0, 1).physical(z)).isNotNegative();
            assertThat(new Transform.Softplus(0, -1).physical(z)).isNotPositive();
            assertThat(new Transform.Logit(-2, 3).slope(z)).isNotNaN();
        }
    }
}
