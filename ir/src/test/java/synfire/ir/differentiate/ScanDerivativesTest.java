package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Derivatives through loops of every kind: reverse ones, nested ones, without inputs or without
/// carries, with several outputs.
final class ScanDerivativesTest {

    private static final Axis INNER = new Axis("inner", 1);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);
    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType TIME = TensorType.of(DType.F64, Axis.TIME);
    private static final Sizes SIZES = Sizes.of(6, 3).with(INNER, 2);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scan_withEverything_agreesWithDifferences(boolean reverse) {
        Checks.check(everything(reverse), SIZES, 0.2, 1);
    }

    /// Two carries, one of them a sum; inputs shared by lanes and per lane; shared and per-lane
    /// constants; two outputs.
    private static Program everything(boolean reverse) {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var loss = body.input("loss", LANES);
        var drive = body.input("drive", NUMBER);
        var target = body.input("target", LANES);
        var gain = body.input("gain", LANES);
        var shared = body.input("shared", NUMBER);
        var rate = body.exp(body.multiply(gain, v));
        var saturation = body.reciprocal(body.shifted(1, rate));
        var next = body.subtract(body.multiply(body.multiply(v, shared), saturation), body.scaled(0.3, drive));
        body.output("v", next);
        body.output("loss", body.add(loss, body.square(body.subtract(next, target))));
        body.output("trace", body.divide(next, body.exp(shared)));
        body.output("rate", rate);
        var b = new Builder("everything");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                reverse,
                List.of(b.input("v0", LANES), b.zero(LANES)),
                List.of(b.input("drive", TIME), b.input("target", TensorType.of(DType.F64, Axis.TIME, Axis.LANE))),
                List.of(b.input("gain", LANES), b.input("shared", NUMBER)),
                0));
        b.output("end", results.get(0));
        b.output("loss", results.get(1));
        b.output("trace", results.get(2));
        b.output("rates", b.sum(results.get(3), Axis.TIME));
        return b.build();
    }

    @Test
    void scan_withoutInputs_agreesWithDifferences() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        body.output("v", body.unary(UnaryFunction.SIN, body.scaled(1.3, v)));
        var b = new Builder("iterated");
        b.output("end", b.emit(scan(body, List.of(b.input("v0", LANES)), List.of(), List.of())));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @Test
    void scan_withoutCarries_agreesWithDifferences() {
        var body = new Builder("body");
        var x = body.input("x", LANES);
        var k = body.input("k", NUMBER);
        body.output("y", body.multiply(body.exp(x), k));
        var b = new Builder("mapped");
        var x0 = b.input("x", TensorType.of(DType.F64, Axis.TIME, Axis.LANE));
        b.output("y", b.emit(scan(body, List.of(), List.of(x0), List.of(b.input("k", NUMBER)))));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @Test
    void scan_withDiscreteCarries_agreesWithDifferences() {
        var counts = TensorType.of(DType.I64, Axis.LANE);
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var n = body.input("n", counts);
        var resting = body.compare(Comparison.GREATER, n, body.constant(0L));
        var up = body.add(body.multiply(v, body.input("k", NUMBER)), body.like(v, 0.3));
        var fired = body.compare(Comparison.GREATER, up, body.like(up, 1.2));
        body.output("v", body.select(resting, body.square(v), up));
        body.output(
                "n",
                body.select(fired, body.constant(2L), body.select(resting, body.subtract(n, body.constant(1L)), n)));
        body.output("fired", fired);
        var b = new Builder("refractory");
        var results = b.emitAll(
                scan(body, List.of(b.input("v0", LANES), b.zero(counts)), List.of(), List.of(b.input("k", NUMBER))));
        b.output("v", results.get(0));
        b.output("n", results.get(1));
        b.output("fired", results.get(2));

        Checks.check(b.build(), SIZES, 0.4, 1);
    }

    @Test
    void scan_ofSoftSpikes_agreesWithDifferences() {
        var body = new Builder("lif");
        var v = body.input("v", LANES);
        var drive = body.input("drive", LANES);
        var decay = body.exp(body.negate(body.input("rate", LANES)));
        var free = body.fma(body.subtract(v, drive), decay, drive);
        var spike = body.spike(body.shifted(-0.5, free), new Surrogate.Sigmoid(4), SpikeMode.SOFT);
        body.output("v", body.subtract(free, body.multiply(spike, free)));
        body.output("spike", spike);
        var b = new Builder("fire");
        var results = b.emitAll(scan(
                body,
                List.of(b.input("v0", LANES)),
                List.of(b.input("drive", TensorType.of(DType.F64, Axis.TIME, Axis.LANE))),
                List.of(b.input("rate", LANES))));
        b.output("count", b.sum(results.get(1), Axis.TIME));

        Checks.check(b.build(), SIZES, 0.2, 1.4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scan_insideAScan_agreesWithDifferences(boolean innerReverse) {
        Checks.check(nested(innerReverse), SIZES, 0.2, 1);
    }

    private static Program nested(boolean innerReverse) {
        var inner = new Builder("substep");
        var u = inner.input("u", LANES);
        var sum = inner.input("sum", LANES);
        var k = inner.input("k", NUMBER);
        var next = inner.multiply(inner.unary(UnaryFunction.TANH, u), k);
        inner.output("u", next);
        inner.output("sum", inner.add(sum, inner.square(u)));
        inner.output("trace", inner.unary(UnaryFunction.SIGMOID, u));
        var body = new Builder("step");
        var v = body.input("v", LANES);
        var drive = body.input("drive", NUMBER);
        var gain = body.input("gain", NUMBER);
        var results = body.emitAll(new Op.Scan(
                inner.build(),
                INNER,
                innerReverse,
                List.of(body.add(v, drive), body.zero(LANES)),
                List.of(),
                List.of(body.unary(UnaryFunction.SIGMOID, gain)),
                0));
        body.output("v", body.add(results.get(0), body.multiply(body.unary(UnaryFunction.SIN, results.get(1)), gain)));
        body.output("y", body.sum(results.get(2), INNER));
        var b = new Builder("nested");
        var outer = b.emitAll(scan(
                body,
                List.of(b.input("v0", LANES)),
                List.of(b.input("drive", TIME)),
                List.of(b.input("gain", NUMBER))));
        b.output("v", outer.get(0));
        b.output("y", outer.get(1));
        return b.build();
    }

    @Test
    void scan_thatOverwritesACarry_agreesWithDifferences() {
        var body = new Builder("body");
        var held = body.input("held", LANES);
        var v = body.input("v", LANES);
        var x = body.input("x", LANES);
        body.output("held", body.square(x));
        body.output("v", body.multiply(body.add(v, held), body.like(v, 0.7)));
        var b = new Builder("delayed");
        var results = b.emitAll(scan(
                body,
                List.of(b.input("h0", LANES), b.input("v0", LANES)),
                List.of(b.input("x", TensorType.of(DType.F64, Axis.TIME, Axis.LANE))),
                List.of()));
        b.output("held", results.get(0));
        b.output("v", results.get(1));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @Test
    void scan_ofLengthZero_passesCotangentsThrough() {
        var program = everything(false);
        var sizes = Sizes.of(0, 3);

        var report = GradientCheck.of(
                program,
                List.of("v0", "gain"),
                List.of("end", "loss"),
                Checks.inputs(program, sizes, 0.2, 1),
                sizes,
                GradientCheck.Options.DEFAULT);

        assertThat(report.zeroGradients()).containsExactly("gain");
        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
    }

    @Test
    void secondDerivatives_inEveryOrderOfModes_agreeWithDifferences() {
        for (var program : List.of(everything(false), everything(true), nested(false), nested(true))) {
            var inputs = Checks.floatInputs(program);
            var outputs = Checks.floatOutputs(program);
            var gradient = Vjp.of(program, inputs, outputs);
            var tangent = Jvp.of(program, inputs);

            // Checks both Jvp and Vjp of each: forward and reverse over reverse, over forward.
            Checks.check(gradient, SIZES, 0.2, 1);
            Checks.check(tangent, SIZES, 0.2, 1);
        }
    }

    @Test
    void thirdDerivative_ofALoop_agreesWithDifferences() {
        var program = everything(false);
        var hessianProduct = Jvp.of(
                Vjp.of(program, List.of("gain"), List.of("loss"), Vjp.Options.DEFAULT.withPrimal(false)),
                List.of("gain"));

        Checks.check(hessianProduct, SIZES, 0.2, 0.9);
    }

    private static Op.Scan scan(Builder body, List<Value> carries, List<Value> xs, List<Value> constants) {
        return new Op.Scan(body.build(), Axis.TIME, false, carries, xs, constants, 0);
    }
}
