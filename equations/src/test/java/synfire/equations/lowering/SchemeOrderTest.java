package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every scheme converges at the order it states.
final class SchemeOrderTest {

    /// FitzHugh's equations, coupled and not affine, with a term in t.
    private static LoweredModel nonlinear(String scheme) {
        var model = new TestModel()
                .differential("x", "0", "x - x**3/3 - y + 0.5*cos(t)")
                .differential("y", "1", "0.5*(x + 0.7 - 0.8*y)")
                .build();
        return Lowering.of(model, LoweringOptions.DEFAULT.withScheme(scheme));
    }

    private static double at2(String scheme, int stepsPerMs) {
        var stepper = Stepper.of(nonlinear(scheme), 1.0 / stepsPerMs);
        stepper.run(2 * stepsPerMs);
        return stepper.get("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential_euler", "euler", "heun", "midpoint", "rk4", "stochastic_heun", "milstein"})
    void advance_halvingDt_convergesAtTheStatedOrder(String scheme) {
        double exact = at2("rk4", 512);

        double coarse = Math.abs(at2(scheme, 16) - exact);
        double fine = Math.abs(at2(scheme, 32) - exact);

        double order = Math.log(coarse / fine) / Math.log(2);
        int stated = nonlinear(scheme).scheme().order();
        assertThat(order).isCloseTo(stated, within(0.15)); // next order in dt at 1/16
    }

    /// Itô: x₀·exp((a − b²/2)t + bW). Stratonovich: x₀·exp(at + bW).
    @ParameterizedTest
    @ValueSource(strings = {"euler_maruyama", "milstein", "stochastic_heun"})
    void advance_geometricBrownianMotion_convergesInTheStrongAndInTheWeakSense(String scheme) {
        double strong = slope(new double[] {error(scheme, 8)[0], error(scheme, 32)[0]});
        double weak = slope(new double[] {error(scheme, 8)[1], error(scheme, 32)[1]});

        // sampling error of 1,000 paths: 0.1
        assertThat(strong).isCloseTo(scheme.equals("euler_maruyama") ? 0.5 : 1, within(0.2));
        assertThat(weak).isBetween(0.8, 2.2);
    }

    private static double slope(double[] errors) {
        return Math.log(errors[0] / errors[1]) / Math.log(4);
    }

    /// Mean of |x − exact| and |mean of x − exact| over paths, at t = 1, the paths' W from the same
    /// draws.
    private static double[] error(String scheme, int steps) {
        int paths = 1000;
        var noisy = new TestModel().differential("x", "1", "0.5*x + 0.8*x*xi").build();
        var wiener = new TestModel().differential("w", "0", "xi").build();
        var x = new Stepper(
                Lowering.of(noisy, LoweringOptions.DEFAULT.withScheme(scheme)), 1.0 / steps, paths, Map.of());
        var w = new Stepper(
                Lowering.of(wiener, LoweringOptions.DEFAULT.withScheme("euler_maruyama")),
                1.0 / steps,
                paths,
                Map.of());
        x.run(steps);
        w.run(steps);
        double drift = scheme.equals("euler_maruyama") ? 0.5 - 0.32 : 0.5;
        double strong = 0;
        double weak = 0;
        for (int i = 0; i < paths; i++) {
            double difference = x.all("x")[i] - Math.exp(drift + 0.8 * w.all("w")[i]);
            strong += Math.abs(difference) / paths;
            weak += difference / paths;
        }
        return new double[] {strong, Math.abs(weak)};
    }

    /// mean x₀·e^{−t/τ}, variance σ²(1 − e^{−2t/τ}), whatever the step.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 10})
    void advance_ornsteinUhlenbeck_hasTheClosedFormMomentsAtAnyStep(double dt) {
        int paths = 4000;
        var model = new TestModel()
                .differential("x", "3", "-x/10 + 2*sqrt(2/10)*xi")
                .build();
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT);
        var stepper = new Stepper(lowered, dt, paths, Map.of());

        stepper.run((int) (10 / dt));

        var x = stepper.all("x");
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double expected = 4 * (1 - Math.exp(-2));
        assertThat(lowered.scheme().name()).isEqualTo("exponential_euler");
        assertThat(mean).isCloseTo(3 * Math.exp(-1), within(4 * Math.sqrt(expected / paths)));
        assertThat(variance).isCloseTo(expected, within(4 * expected * Math.sqrt(2.0 / paths)));
    }

    @Test
    void advance_coupledLinearEquations_isExactAtAnyStep() {
        var model = new TestModel()
                .differential("x", "1", "-0.1*x - 2*y")
                .differential("y", "0", "2*x - 0.1*y")
                .build();
        var stepper = Stepper.of(Lowering.of(model, LoweringOptions.DEFAULT), 5);

        stepper.run(4);

        assertThat(stepper.get("x")).isCloseTo(Math.exp(-2) * Math.cos(40), within(1e-12));
        assertThat(stepper.get("y")).isCloseTo(Math.exp(-2) * Math.sin(40), within(1e-12));
    }

    /// Two equal time constants: the quotient of differences of other simulators is 0/0 here.
    @Test
    void advance_alphaSynapseOfEqualTimeConstants_isExact() {
        var model = new TestModel()
                .differential("g", "0", "-g/3 + h")
                .differential("h", "1", "-h/3")
                .build();
        var stepper = Stepper.of(Lowering.of(model, LoweringOptions.DEFAULT), 0.5);

        stepper.run(10);

        assertThat(stepper.get("g")).isCloseTo(5 * Math.exp(-5.0 / 3), within(1e-14));
        assertThat(stepper.get("h")).isCloseTo(Math.exp(-5.0 / 3), within(1e-15));
    }

    @Test
    void advance_rateZero_isEuler() {
        var model = new TestModel()
                .parameter("k", 0)
                .differential("x", "1", "2 - k*x")
                .build();
        var stepper = Stepper.of(Lowering.of(model, LoweringOptions.DEFAULT), 0.5);

        stepper.run(2);

        assertThat(stepper.get("x")).isEqualTo(3);
    }
}
