package synfire.learn.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.learn.optimize.Evaluation;
import synfire.learn.transform.Box;

/// The update rules against their formulas, worked by hand; among them two mistakes of other libraries.
final class FirstOrderTest {

    @Test
    void sgd_plain_stepsDownTheGradient() {
        assertThat(path(Sgd.of(0.1), 1, 1)).containsExactly(new double[] {0.9, 0.8}, within(1e-15));
    }

    @Test
    void sgd_momentum_addsUpEqualGradients() {
        // u = 1, 1.9, 2.71
        assertThat(path(Sgd.of(0.1).withMomentum(0.9), 1, 1, 1))
                .containsExactly(new double[] {0.9, 0.71, 0.439}, within(1e-15));
    }

    @Test
    void sgd_nesterov_isNotMomentum() {
        // g + μu with u = 1, 1.9: 1.9, 2.71
        assertThat(path(Sgd.of(0.1).withNesterov(0.9), 1, 1))
                .containsExactly(new double[] {0.81, 0.539}, within(1e-15));
    }

    @Test
    void adam_firstStep_isAsLongAsTheRateWhateverTheGradient() {
        // Both means start at zero; corrected for it the first step is g/|g|. Uncorrected it would be 0.1/√0.001 = 3.2.
        var adam = new Adam(0.05, 0.05, 0.9, 0.999, 1e-8, 10);

        assertThat(path(adam, 1e-3)[0]).isCloseTo(0.95, within(1e-6));
        assertThat(path(adam, 1e3)[0]).isCloseTo(0.95, within(1e-6));
        assertThat(path(adam, -7)[0]).isCloseTo(1.05, within(1e-6));
    }

    @Test
    void adam_gradientThatVanishes_coastsAsTheFormulaSays() {
        // m = 0.1, 0.09; v = 0.001, 0.000999; corrected 0.09/0.19 over √(0.000999/0.001999).
        double second = 0.09 / 0.19 / Math.sqrt(0.000999 / 0.001999);

        assertThat(path(new Adam(0.05, 0.05, 0.9, 0.999, 1e-8, 10), 1, 0)[1])
                .isCloseTo(0.95 - 0.05 * second, within(1e-8));
    }

    @Test
    void adam_rate_fallsGeometricallyToTheFinalOne() {
        var steps = path(new Adam(0.1, 0.001, 0, 0, 0, 3), 1, 1, 1);

        assertThat(steps).containsExactly(new double[] {0.9, 0.89, 0.889}, within(1e-12));
    }

    /// Positions after each of the gradients, from 1.
    private static double[] path(DescentMethod method, double... gradients) {
        var descent = method.from(Box.unbounded(1), new double[] {1});
        double[] positions = new double[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            descent.tell(Evaluation.ofGradients(new double[] {0}, new double[][] {{gradients[i]}}), 0);
            positions[i] = descent.position()[0];
        }
        return positions;
    }
}
