package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

final class GradientCheckTest {

    private static final Axis POST = new Axis("post", 11);
    private static final TensorType TYPE = TensorType.of(DType.F64, POST);
    private static final Sizes SIZES = Sizes.none().with(POST, 3);

    @Test
    void of_rightDerivative_findsNoError() {
        var report = check(ShapesTest.customSquare(2), 0.1, 0.2, 0.3);

        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
        assertThat(report.differenceError()).isLessThan(1e-8);
    }

    @Test
    void of_wrongRule_findsThatDifferencesDisagree() {
        var report = check(ShapesTest.customSquare(2.1), 0.1, 0.2, 0.3);

        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
        assertThat(report.differenceError()).isGreaterThan(0.04);
    }

    @Test
    void of_inputWithoutEffect_isNamed() {
        var b = new Builder("step");
        b.output("y", b.add(b.input("x", TYPE), b.unary(UnaryFunction.FLOOR, b.input("z", TYPE))));

        var report = GradientCheck.of(
                b.build(),
                List.of("x", "z"),
                List.of("y"),
                Map.of("x", Tensor.of(TYPE, 1, 2, 3), "z", Tensor.of(TYPE, 0.5, 0.5, 0.5)),
                SIZES,
                GradientCheck.Options.DEFAULT);

        assertThat(report.zeroGradients()).containsExactly("z");
        assertThat(report.notFinite()).isEmpty();
    }

    @Test
    void of_infiniteDerivative_namesTheInput() {
        var b = new Builder("root");
        b.output("y", b.unary(UnaryFunction.SQRT, b.input("x", TYPE)));

        assertThat(check(b.build(), 0, 1, 2).notFinite()).containsExactly("x");
    }

    private static GradientCheck.Report check(Program program, double... x) {
        return GradientCheck.of(
                program,
                List.of("x"),
                List.of("y"),
                Map.of("x", Tensor.of(TYPE, x)),
                SIZES,
                GradientCheck.Options.DEFAULT);
    }
}
