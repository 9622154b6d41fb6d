package synfire.learn.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.learn.transform.Scale;

final class ReparametrizedTest {

    private final ParameterSpace space = ParameterSpace.of(
            FreeParameter.of("x", "", -3, 5),
            FreeParameter.of("y", "", 0.01, 100).withScale(Scale.LOG));

    @Test
    void evaluate_gradient_followsTheChainRule() {
        var objective = new Reparametrized(space, Problem.all().getFirst());
        double[] z = {0.4, 0.55};
        double h = 1e-6;

        double[] gradient =
                objective.evaluate(new double[][] {z}, Want.GRADIENT).gradient(0);

        for (int j = 0; j < 2; j++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[j] += h;
            down[j] -= h;
            var both = objective.evaluate(new double[][] {up, down}, Want.LOSS);
            // Differences: h² times the third derivative (about 1e4) and 1e-16/h times the value (about 1e2).
            assertThat(gradient[j])
                    .isCloseTo((both.loss(0) - both.loss(1)) / (2 * h), within(1e-6 * Math.abs(gradient[j]) + 1e-6));
        }
    }

    @Test
    void evaluate_curvature_isScaledOnBothSides() {
        var objective = new Reparametrized(space, Problem.all().getFirst());
        double[] z = {0.4, 0.55};

        double[] scaled = objective.evaluate(new double[][] {z}, Want.CURVATURE).curvature(0);

        double[] plain = Problem.all()
                .getFirst()
                .evaluate(new double[][] {space.physical(z)}, Want.CURVATURE)
                .curvature(0);
        double[] s = space.slopes(z);
        assertThat(scaled)
                .containsExactly(
                        new double[] {
                            plain[0] * (s[0] * s[0]),
                            plain[1] * (s[0] * s[1]),
                            plain[2] * (s[1] * s[0]),
                            plain[3] * (s[1] * s[1])
                        },
                        within(1e-9));
    }

    @Test
    void of_otherDimension_saysBoth() {
        assertThatThrownBy(() -> new Reparametrized(space, Problem.all().get(3)))
                .hasMessage("the parameter space [x, y] has 2 parameters but the objective takes 4; "
                        + "they must be the same");
    }
}
