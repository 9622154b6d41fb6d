package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class JvpTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);

    @Test
    void of_product_isTheRuleOfLeibniz() {
        var b = new Builder("product");
        b.output("z", b.multiply(b.input("x", LANES), b.input("y", LANES)));

        assertThat(Jvp.of(b.build(), List.of("x", "y")).toString()).isEqualTo("""
                program product.jvp(x %0:f64[lane], y %1:f64[lane], tangent.x %2:f64[lane], tangent.y %3:f64[lane]) {
                  %4:f64[lane] = multiply %0 %1
                  %5:f64[lane] = multiply %2 %1
                  %6:f64[lane] = multiply %3 %0
                  %7:f64[lane] = add %5 %6
                  return z %4, tangent.z %7
                }""");
    }

    @Test
    void of_loop_carriesTangentsOnlyOfWhatVaries() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var clock = body.input("clock", LANES);
        body.output("v", body.multiply(v, clock));
        body.output("clock", body.shifted(1, clock));
        var b = new Builder("ramp");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(b.input("v0", LANES), b.input("t0", LANES)),
                List.of(),
                List.of(),
                0));
        b.output("v", results.get(0));

        assertThat(Jvp.of(b.build(), List.of("v0")).toString()).isEqualTo("""
                program ramp.jvp(v0 %0:f64[lane], t0 %1:f64[lane], tangent.v0 %2:f64[lane]) {
                  %3:f64[lane], %4:f64[lane], %5:f64[lane] = scan time forward carries=3 xs=0 saved=0 %0 %1 %2 program body.tangent(v %0:f64[lane], clock %1:f64[lane], tangent.v %2:f64[lane]) {
                    %3:f64[lane] = multiply %0 %1
                    %4:f64[lane] = multiply %2 %1
                    %5:f64[] = constant 1.0
                    %6:f64[lane] = add %5 %1
                    return v %3, clock %6, tangent.v %4
                  }
                  return v %3, tangent.v %5
                }""");
    }

    @Test
    void columns_inLanes_areTheSensitivitiesToEachInput() {
        var b = new Builder("model");
        var a = b.input("a", LANES);
        var k = b.input("k", LANES);
        b.output("y", b.multiply(a, b.exp(k)));

        var columns = Jvp.columns(b.build(), List.of("a", "k"));
        var results = Interpreter.run(
                columns,
                Map.of("a", Tensor.of(LANES, 2, 3), "k", Tensor.of(LANES, 0, 1)),
                Sizes.none().with(Axis.LANE, 2));

        assertThat(columns.outputNames()).containsExactly("y", "tangent.y.a", "tangent.y.k");
        assertThat(results.get("tangent.y.a").toArray()).containsExactly(new double[] {1, Math.E}, within(1e-15));
        assertThat(results.get("tangent.y.k").toArray()).containsExactly(new double[] {2, 3 * Math.E}, within(1e-14));
    }
}
