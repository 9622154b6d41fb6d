package synfire.ir.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.functions.ExpandFunctions;

final class DivideOnceTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);

    @Test
    void apply_rateOverExprel_hasOneDivisionAndTheSameValue() {
        var rate = new ExpandFunctions().apply(rate(false));

        var once = new DivideOnce().apply(rate);

        assertThat(divisions(rate)).isEqualTo(2);
        assertThat(divisions(once)).isEqualTo(1);
        var x = new double[] {0, -0.0, 1e-300, 1e-9, 0.03, 0.34, 0.35, 0.5, -3, 7, 40, -80, 600, -600};
        var inputs = Map.of("x", Tensor.of(LANES, x));
        var sizes = Sizes.of(1, x.length);
        var expected = values(rate, inputs, sizes);
        var actual = values(once, inputs, sizes);
        for (int i = 0; i < x.length; i++) {
            // two roundings each way, so four units in the last place apart at most
            assertThat(actual.get(i))
                    .as("at %s", x[i])
                    .isCloseTo(expected.get(i), within(4 * Math.ulp(expected.get(i))));
        }
    }

    @Test
    void apply_quotientNeededElsewhere_staysAsItIs() {
        var program = new ExpandFunctions().apply(rate(true));

        assertThat(new DivideOnce().apply(program)).hasToString(program.toString());
    }

    @Test
    void apply_reciprocalOfAQuotient_isTheQuotientTurned() {
        var b = new Builder("turned");
        var x = b.input("x", LANES);
        var y = b.input("y", LANES);
        b.output("z", b.unary(UnaryFunction.RECIPROCAL, b.divide(x, y)));

        assertThat(new DivideOnce().apply(b.build())).hasToString("""
                program turned(x %0:f64[lane], y %1:f64[lane]) {
                  %3:f64[lane] = divide %1 %0
                  return z %3
                }""");
    }

    /// 1.28/exprel(x), and exprel(x) itself if asked for.
    private static Program rate(boolean both) {
        var b = new Builder("rate");
        var x = b.input("x", LANES);
        var y = b.unary(UnaryFunction.EXPREL, x);
        b.output("rate", b.divide(b.constant(DType.F64, 1.28), y));
        if (both) {
            b.output("exprel", y);
        }
        return b.build();
    }

    private static Tensor values(Program program, Map<String, Tensor> inputs, Sizes sizes) {
        return Objects.requireNonNull(Interpreter.run(program, inputs, sizes).get("rate"));
    }

    private static long divisions(Program program) {
        return program.steps().stream()
                .filter(step -> step.op() instanceof Op.Binary binary && binary.function() == BinaryFunction.DIVIDE)
                .count();
    }
}
