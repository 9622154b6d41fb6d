package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class VjpTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);

    @Test
    void of_exponential_isItsOwnResultTimesTheCotangent() {
        var b = new Builder("growth");
        var x = b.input("x", LANES);
        b.output("y", b.exp(b.multiply(x, b.input("k", NUMBER))));

        assertThat(Vjp.of(b.build(), List.of("x"), List.of("y")).toString()).isEqualTo("""
                program growth.vjp(x %0:f64[lane], k %1:f64[], cotangent.y %2:f64[lane]) {
                  %3:f64[lane] = multiply %0 %1
                  %4:f64[lane] = exp %3
                  %5:f64[lane] = multiply %2 %4
                  %6:f64[lane] = multiply %5 %1
                  return y %4, cotangent.x %6
                }""");
    }

    @Test
    void of_inputSharedByLanes_sumsOverLanesOnceAfterTheLoop() {
        assertThat(Vjp.of(decay(), List.of("k"), List.of("loss"), Vjp.Options.DEFAULT.withPrimal(false))
                        .toString())
                .isEqualTo("""
                program decay.vjp(v0 %0:f64[lane], k %1:f64[], cotangent.loss %2:f64[lane]) {
                  %3:f64[] = constant 0.0
                  %4:f64[lane] = broadcast [lane] %3
                  %5:f64[] = exp %1
                  %6:f64[lane], %7:f64[time, lane] = scan time forward carries=1 xs=0 saved=1 %0 %5 program body(v %0:f64[lane], invariant1 %1:f64[]) {
                    %2:f64[lane] = multiply %0 %1
                    return v %2, saved0 %0
                  }
                  %8:f64[lane], %9:f64[lane], %10:f64[lane] = scan time reverse carries=3 xs=1 saved=0 %4 %4 %6 %7 %2 %5 program body.adjoint(cotangent.v %0:f64[lane], sum.invariant1 %1:f64[lane], after.v %2:f64[lane], saved0 %3:f64[lane], cotangent.loss %4:f64[lane], invariant1 %5:f64[]) {
                    %6:f64[lane] = multiply %4 %2
                    %7:f64[lane] = add %0 %6
                    %8:f64[lane] = add %7 %6
                    %9:f64[lane] = multiply %8 %5
                    %10:f64[lane] = multiply %8 %3
                    %11:f64[lane] = add %1 %10
                    return cotangent.v %9, sum.invariant1 %11, before.v %3
                  }
                  %11:f64[] = reduce sum lane %9
                  %12:f64[] = multiply %11 %5
                  return cotangent.k %12
                }""");
    }

    /// v ← v·eᵏ, loss ← loss + v².
    private static Program decay() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var loss = body.input("loss", LANES);
        var next = body.multiply(v, body.exp(body.input("k", NUMBER)));
        body.output("v", next);
        body.output("loss", body.add(loss, body.square(next)));
        var b = new Builder("decay");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(b.input("v0", LANES), b.zero(LANES)),
                List.of(),
                List.of(b.input("k", NUMBER)),
                0));
        b.output("loss", results.get(1));
        return b.build();
    }

    @Test
    void of_outputThatDoesNotDependOnTheInput_isZero() {
        var b = new Builder("constant");
        b.input("x", LANES);
        b.output("y", b.exp(b.input("z", LANES)));

        var gradient = Interpreter.run(
                Vjp.of(b.build(), List.of("x"), List.of("y")),
                Map.of("x", tensor(1, 2), "z", tensor(1, 2), "cotangent.y", tensor(1, 1)),
                Sizes.none().with(Axis.LANE, 2));

        assertThat(gradient.get("cotangent.x")).isEqualTo(tensor(0, 0));
    }

    @Test
    void of_integerInput_saysThatOnlyFloatsHaveDerivatives() {
        var b = new Builder("counts");
        b.output("y", b.convert(b.input("n", TensorType.of(DType.I64, Axis.LANE)), DType.F64));
        var program = b.build();

        assertThatThrownBy(() -> Vjp.of(program, List.of("n"), List.of("y")))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage("input 'n' of program 'counts' is i64[lane]; only floats have derivatives");
    }

    @Test
    void of_bitsOfAVaryingFloat_saysWhatToDo() {
        var b = new Builder("bits");
        b.output("y", b.bitcast(b.bitcast(b.input("x", LANES), DType.I64), DType.F64));
        var program = b.build();

        assertThatThrownBy(() -> Vjp.of(program, List.of("x"), List.of("y")))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage("program 'bits' takes the bits of a float that is differentiated; bits have no derivative: "
                        + "differentiate before functions are expanded, or put StopGradient before the bitcast");
    }

    @Test
    void of_derivativeOfADerivative_numbersItsNames() {
        var b = new Builder("square");
        b.output("y", b.square(b.input("x", LANES)));
        var twice = Jvp.of(Jvp.of(b.build(), List.of("x")), List.of("x", "tangent.x"));

        assertThat(twice.inputNames()).containsExactly("x", "tangent.x", "tangent2.x", "tangent2.tangent.x");
        assertThat(twice.outputNames()).containsExactly("y", "tangent.y", "tangent2.y", "tangent2.tangent.y");
    }

    private static Tensor tensor(double... values) {
        return Tensor.of(LANES, values);
    }
}
