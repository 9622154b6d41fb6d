package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.equations.Model;

final class SchemeSelectionTest {

    private static String chosen(TestModel model) {
        return Lowering.of(model.build(), LoweringOptions.DEFAULT).scheme().toString();
    }

    @Test
    void automatic_byForm_choosesAndSaysWhy() {
        assertThat(chosen(new TestModel().differential("x", "0", "-x/10 + y").differential("y", "0", "-y")))
                .isEqualTo("exact (order 1): the equations are linear with coefficients that are constant over a step");
        assertThat(chosen(new TestModel().differential("x", "0", "-x*y").differential("y", "0", "x - y")))
                .isEqualTo("exponential_euler (order 1): every equation is affine in its own variable");
        assertThat(chosen(new TestModel().differential("x", "0", "x**2 - y").differential("y", "0", "x - y")))
                .isEqualTo("euler (order 1): not affine in the own variable: x; rk4 is more accurate");
        assertThat(chosen(new TestModel().differential("x", "0", "-x + xi")))
                .isEqualTo("exponential_euler (order 1): additive noise, and every equation is affine in its own "
                        + "variable");
        assertThat(chosen(new TestModel().differential("x", "0", "-x**3 + xi")))
                .isEqualTo("euler_maruyama (order 1): additive noise, and an equation is not affine in its own "
                        + "variable");
        assertThat(chosen(new TestModel().differential("x", "0", "-x + x*xi")))
                .isEqualTo("milstein (order 1): multiplicative noise, each in one equation (Stratonovich)");
        assertThat(chosen(new TestModel().differential("x", "0", "-x + y*xi").differential("y", "1", "-y")))
                .isEqualTo("stochastic_heun (order 2): multiplicative noise shared by variables (Stratonovich)");
    }

    @Test
    void named_subexpressions_areSeenThrough() {
        var model = new TestModel()
                .differential("x", "0", "-total/10")
                .subexpression("total", "x + y")
                .differential("y", "0", "-y*x");
        assertThat(chosen(model)).startsWith("exponential_euler");
    }

    @Test
    void named_unfit_saysWhyAndWhatToUse() {
        Model nonlinear = new TestModel().differential("x", "0", "-x**2").build();
        Model noisy = new TestModel().differential("x", "0", "-x + xi").build();

        assertThatThrownBy(() -> Lowering.of(nonlinear, LoweringOptions.DEFAULT.withScheme("exact")))
                .hasMessage("model 'test' cannot be integrated with exact: the equations are not linear with "
                        + "coefficients that are constant over a step; use exponential_euler, or rk4");
        assertThatThrownBy(() -> Lowering.of(noisy, LoweringOptions.DEFAULT.withScheme("rk4")))
                .hasMessage("model 'test' cannot be integrated with rk4: rk4 has no noise term; use "
                        + "exponential_euler, euler_maruyama, milstein or stochastic_heun");
        assertThatThrownBy(() -> Lowering.of(noisy, LoweringOptions.DEFAULT.withScheme("rk5")))
                .hasMessage("there is no integration scheme 'rk5'; choose auto, exact, exponential_euler, euler, heun, "
                        + "midpoint, rk4, euler_maruyama, milstein, stochastic_heun, linear, rk2");
    }
}
