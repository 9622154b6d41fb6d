package synfire.learn.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClippingTest {

    @Test
    void byNorm_tooLong_scalesAllTogether() {
        double[] a = {3, 0};
        double[] b = {-4};

        new Clipping.ByNorm(1).apply(List.of(a, b));

        assertThat(a).containsExactly(new double[] {0.6, 0}, within(1e-15));
        assertThat(b).containsExactly(new double[] {-0.8}, within(1e-15));
    }

    @Test
    void byNorm_shortEnoughOrNotFinite_leavesAsItIs() {
        double[] inside = {0.6, 0.8};
        double[] broken = {Double.POSITIVE_INFINITY, 1};

        new Clipping.ByNorm(1).apply(List.of(inside));
        new Clipping.ByNorm(1).apply(List.of(broken));

        assertThat(inside).containsExactly(0.6, 0.8);
        assertThat(broken).containsExactly(Double.POSITIVE_INFINITY, 1);
    }

    @Test
    void byValue_eachElement_isCut() {
        double[] a = {3, -0.5, -7};

        new Clipping.ByValue(1).apply(List.of(a));

        assertThat(a).containsExactly(1, -0.5, -1);
    }

    @Test
    void byNorm_notPositive_isRefused() {
        assertThatThrownBy(() -> new Clipping.ByNorm(0)).hasMessage("clip_norm is 0; give a number more than 0");
    }

    @Test
    void penalty_gradient_isTheSlopeOfItsLoss() {
        var penalty = new Penalty(0.3, 0.7);
        double[] x = {2, -0.5};
        double[] gradient = {1, 1};

        penalty.addTo(gradient, x);

        assertThat(penalty.loss(x)).isCloseTo(0.3 * 2.5 + 0.35 * 4.25, within(1e-15));
        assertThat(gradient).containsExactly(new double[] {1 + 0.3 + 1.4, 1 - 0.3 - 0.35}, within(1e-15));
    }
}
