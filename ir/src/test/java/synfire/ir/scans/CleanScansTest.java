package synfire.ir.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.Verifier;

final class CleanScansTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);
    private static final TensorType TRACES = TensorType.of(DType.F64, Axis.TIME, Axis.LANE);

    @Test
    void of_carryThatPassesThrough_makesItAConstantAndHoistsWhatIsDear() {
        var body = new Builder("body");
        var rate = body.input("rate", LANES);
        var sum = body.input("sum", LANES);
        body.output("rate", rate);
        body.output("sum", body.add(sum, body.negate(body.exp(rate))));
        var b = new Builder("loop");
        var results = b.emitAll(scan(body, List.of(b.input("r", LANES), b.input("s", LANES)), List.of(), List.of(), 0));
        b.output("rate", results.get(0));
        b.output("sum", results.get(1));

        assertThat(CleanScans.of(b.build()).toString()).isEqualTo("""
                program loop(r %0:f64[lane], s %1:f64[lane]) {
                  %2:f64[lane] = exp %0
                  %3:f64[lane] = scan time forward carries=1 xs=0 saved=0 %1 %2 program body(sum %0:f64[lane], invariant1 %1:f64[lane]) {
                    %2:f64[lane] = negate %1
                    %3:f64[lane] = add %0 %2
                    return sum %3
                  }
                  return rate %0, sum %3
                }""");
    }

    @Test
    void of_deadCarriesInputsAndOutputs_dropsThem() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var clock = body.input("clock", LANES);
        var x = body.input("x", LANES);
        body.input("unused", LANES);
        var k = body.input("k", NUMBER);
        body.output("v", body.multiply(v, v));
        body.output("clock", body.add(clock, x));
        body.output("trace", body.multiply(clock, k));
        var b = new Builder("loop");
        var results = b.emitAll(scan(
                body,
                List.of(b.input("v0", LANES), b.input("c0", LANES)),
                List.of(b.input("x", TRACES), b.input("u", TRACES)),
                List.of(b.input("k", NUMBER)),
                0));
        b.output("v", results.get(0));

        assertThat(CleanScans.of(b.build()).toString()).isEqualTo("""
                program loop(v0 %0:f64[lane], c0 %1:f64[lane], x %2:f64[time, lane], u %3:f64[time, lane], k %4:f64[]) {
                  %5:f64[lane] = scan time forward carries=1 xs=0 saved=0 %0 program body(v %0:f64[lane]) {
                    %1:f64[lane] = multiply %0 %0
                    return v %1
                  }
                  return v %5
                }""");
    }

    @Test
    void of_inputsThatAreTheSameAtEveryStep_bringsConstantsInside() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var one = body.input("one", LANES);
        var gain = body.input("gain", LANES);
        var x = body.input("x", LANES);
        var again = body.input("again", LANES);
        body.output("v", body.fma(v, gain, body.add(one, body.subtract(x, again))));
        body.output("copy", x);
        body.output("fixed", gain);
        var b = new Builder("loop");
        var traces = b.input("x", TRACES);
        var gains = b.broadcast(b.input("gain", LANES), TRACES.axes());
        var results = b.emitAll(scan(
                body,
                List.of(b.input("v0", LANES)),
                List.of(b.broadcast(b.constant(DType.F64, 1), TRACES.axes()), gains, traces, traces),
                List.of(),
                0));
        b.output("v", results.get(0));
        b.output("copy", results.get(1));
        b.output("fixed", results.get(2));

        assertThat(CleanScans.of(b.build()).toString()).isEqualTo("""
                program loop(x %0:f64[time, lane], gain %1:f64[lane], v0 %2:f64[lane]) {
                  %3:f64[time, lane] = broadcast [time,lane] %1
                  %4:f64[lane] = scan time forward carries=1 xs=1 saved=0 %2 %0 %1 program body(v %0:f64[lane], x %1:f64[lane], gain %2:f64[lane]) {
                    %3:f64[lane] = subtract %1 %1
                    %4:f64[] = constant 1.0
                    %5:f64[lane] = broadcast [lane] %4
                    %6:f64[lane] = add %5 %3
                    %7:f64[lane] = fma %0 %2 %6
                    return v %7
                  }
                  return v %4, copy %0, fixed %3
                }""");
    }

    @Test
    void of_tapeThatEqualsAnInput_readsTheInput() {
        var program = taped();
        var at = Map.of("x", Tensor.of(TRACES, 1, 2, 3, 4, 5, 6), "v0", Tensor.of(LANES, 1, 2));

        var clean = Verifier.verify(CleanScans.of(Verifier.verify(program)));

        var sizes = Sizes.of(3, 2);
        assertThat(Interpreter.run(clean, at, sizes)).isEqualTo(Interpreter.run(program, at, sizes));
        assertThat(clean.toString()).contains("saved=1 ");
        assertThat(CleanScans.withoutTape(program).toString())
                .contains("saved=0")
                .doesNotContain("saved=2");
    }

    /// A loop that saves its state and its input for a reverse loop, which hands the state on as an
    /// output.
    private static Program taped() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var x = body.input("x", LANES);
        body.output("v", body.add(v, x));
        body.output("v.before", v);
        body.output("x.again", x);
        var back = new Builder("back");
        var sum = back.input("sum", LANES);
        var before = back.input("v.before", LANES);
        back.output("sum", back.fma(before, back.input("x.again", LANES), sum));
        back.output("state", before);
        var b = new Builder("taped");
        var forward = b.emitAll(scan(body, List.of(b.input("v0", LANES)), List.of(b.input("x", TRACES)), List.of(), 2));
        var reverse = b.emitAll(new Op.Scan(
                back.build(), Axis.TIME, true, List.of(forward.get(0)), forward.subList(1, 3), List.of(), 0));
        b.output("sum", reverse.get(0));
        b.output("states", reverse.get(1));
        return b.build();
    }

    private static Op.Scan scan(Builder body, List<Value> carries, List<Value> xs, List<Value> constants, int saved) {
        return new Op.Scan(body.build(), Axis.TIME, false, carries, xs, constants, saved);
    }
}
