package synfire.learn.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.learn.optimize.Want;

final class HhProblemTest {

    @Test
    void evaluate_atThePublishedPoints_hasTheLossesAndGradientsMeasuredThere() {
        var evaluation =
                HhProblem.ofPaper().evaluate(new double[][] {{0.01, 20, 6, -60}, {0.05, 10, 10, -58}}, Want.GRADIENT);

        // Measured in single precision; the same formulas in double precision differ in the fifth digit.
        assertThat(evaluation.loss(0)).isCloseTo(412.129, within(1e-4 * 412));
        assertThat(evaluation.loss(1)).isCloseTo(383.518, within(1e-4 * 384));
        double[][] published = {{1.175e5, 399.9, -1848, 1294.7}, {-1.797e4, 50.31, -1.140, -171.0}};
        for (int point = 0; point < 2; point++) {
            for (int i = 0; i < 4; i++) {
                assertThat(evaluation.gradient(point)[i])
                        .isCloseTo(published[point][i], within(2e-3 * Math.abs(published[point][i])));
            }
        }
    }

    @Test
    void linearize_anyPoint_agreesWithDifferences() {
        var problem = HhProblem.ofPaper();
        double[] p = {0.01, 20, 6, -60};
        double[] scale = {1e-6, 1e-4, 1e-4, 1e-4};
        var at = problem.linearize(new double[][] {p}).getFirst();
        for (int j = 0; j < 4; j++) {
            double[] up = p.clone();
            double[] down = p.clone();
            up[j] += scale[j];
            down[j] -= scale[j];
            var both = problem.linearize(new double[][] {up, down});
            for (int i = 0; i < at.size(); i++) {
                double difference = (both.get(0).residual(i) - both.get(1).residual(i)) / (2 * scale[j]);
                // h² times third derivatives, rounding 1e-13/h.
                assertThat(at.derivative(i, j))
                        .isCloseTo(difference, within(1e-5 * Math.abs(difference) + 1e-5 / scale[j] * 1e-3));
            }
        }
    }
}
