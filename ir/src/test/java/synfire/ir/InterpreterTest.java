package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InterpreterTest {

    private static final TensorType SCALAR = TensorType.scalar(DType.F64);
    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType STEPS = TensorType.of(DType.F64, Axis.TIME);

    @Test
    void run_negativeOfTheLeastInteger_wrapsInItsOwnWidth() {
        for (var dtype : List.of(DType.I32, DType.I64)) {
            var b = new Builder("wrap");
            var x = b.input("x", TensorType.scalar(dtype));
            b.output("negated", b.negate(x));
            b.output("absolute", b.unary(UnaryFunction.ABSOLUTE, x));
            long least = dtype == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
            var inputs = Map.of("x", Tensor.ofIntegers(TensorType.scalar(dtype), least));

            var outputs = Interpreter.run(b.build(), inputs, Sizes.none());

            assertThat(outputs.get("negated").getInteger(0)).isEqualTo(least);
            assertThat(outputs.get("absolute").getInteger(0)).isEqualTo(least);
        }
    }

    @Test
    void run_scanOfLeakyIntegrator_followsTheClosedForm() {
        var body = new Builder("leak");
        var v = body.input("v", LANES);
        var input = body.input("i", SCALAR);
        var decay = body.input("decay", LANES);
        var next = body.fma(v, decay, input);
        body.output("v", next);
        body.output("trace", next);
        var b = new Builder("leaky");
        var start = b.input("v0", LANES);
        var current = b.input("i", STEPS);
        var factor = b.input("decay", LANES);
        var results = b.emitAll(
                new Op.Scan(body.build(), Axis.TIME, false, List.of(start), List.of(current), List.of(factor), 0));
        b.output("v", results.get(0));
        b.output("trace", results.get(1));
        var program = Verifier.verify(b.build());

        var out = Interpreter.run(
                program,
                Map.of(
                        "v0", Tensor.of(LANES, 1, 2),
                        "i", Tensor.of(STEPS, 1, 0, 0),
                        "decay", Tensor.of(LANES, 0.5, 0.25)),
                Sizes.of(3, 2));

        assertThat(out.get("v").toArray()).containsExactly(0.375, 0.09375); // ((v0·d + 1)·d)·d
        assertThat(out.get("trace").toArray()).containsExactly(1.5, 1.5, 0.75, 0.375, 0.375, 0.09375);
    }

    @Test
    void run_reduceOverMiddleAxis_sumsRows() {
        var b = new Builder("sum");
        var x = b.input("x", TensorType.of(DType.F64, Axis.TIME, Axis.LANE));
        b.output("overTime", b.sum(x, Axis.TIME));
        b.output("overLanes", b.sum(x, Axis.LANE));

        var out = Interpreter.run(
                b.build(),
                Map.of("x", Tensor.of(TensorType.of(DType.F64, Axis.TIME, Axis.LANE), 1, 2, 3, 10, 20, 30)),
                Sizes.of(2, 3));

        assertThat(out.get("overTime").toArray()).containsExactly(11, 22, 33);
        assertThat(out.get("overLanes").toArray()).containsExactly(6, 60);
    }

    @Test
    void run_contract_isTheMatrixProduct() {
        var pre = new Axis("pre", 30);
        var post = new Axis("post", 31);
        var b = new Builder("product");
        var x = b.input("x", TensorType.of(DType.F64, Axis.LANE, pre));
        var w = b.input("w", TensorType.of(DType.F64, pre, post));
        b.output("y", b.emit(new Op.Contract(x, w, pre)));

        var out = Interpreter.run(
                b.build(),
                Map.of(
                        "x", Tensor.of(x.tensor(), 1, 2, 3, 4),
                        "w", Tensor.of(w.tensor(), 1, 10, 100, 2, 20, 200)),
                Sizes.of(1, 2).with(pre, 2).with(post, 3));

        assertThat(out.get("y").toArray()).containsExactly(5, 50, 500, 11, 110, 1100);
    }

    @Test
    void run_gatherAndScatterAdd_areAdjoint() {
        var cell = new Axis("cell", 30);
        var b = new Builder("gather");
        var x = b.input("x", TensorType.of(DType.F64, cell));
        var index = b.input("index", TensorType.of(DType.I64, Axis.LANE));
        var y = b.input("y", LANES);
        b.output("gathered", b.emit(new Op.Gather(x, index, cell)));
        b.output("scattered", b.emit(new Op.ScatterAdd(y, index, cell, List.of(cell))));

        var out = Interpreter.run(
                b.build(),
                Map.of(
                        "x", Tensor.of(x.tensor(), 5, 6, 7),
                        "index", Tensor.ofIntegers(index.tensor(), 2, 0, 2, 2),
                        "y", Tensor.of(LANES, 1, 10, 100, 1000)),
                Sizes.of(1, 4).with(cell, 3));

        assertThat(out.get("gathered").toArray()).containsExactly(7, 5, 7, 7);
        assertThat(out.get("scattered").toArray()).containsExactly(10, 0, 1101);
    }

    @Test
    void run_singlePrecision_roundsEveryOperation() {
        var b = new Builder("third");
        var x = b.input("x", TensorType.scalar(DType.F32));
        b.output("y", b.divide(x, b.like(x, 3)));

        var out = Interpreter.run(b.build(), Map.of("x", Tensor.of(TensorType.scalar(DType.F32), 1)), Sizes.none());

        assertThat(out.get("y").get(0)).isEqualTo(1.0f / 3.0f);
    }

    @Test
    void run_errorFunction_equalsTables() {
        // Abramowitz & Stegun, table 7.1.
        assertThat(Scalars.unary(UnaryFunction.ERF, 0.5)).isCloseTo(0.5204998778, within(1e-10));
        assertThat(Scalars.unary(UnaryFunction.ERF, 2.0)).isCloseTo(0.9953222650, within(1e-10));
    }

    @Test
    void run_missingInput_namesItAndThoseGiven() {
        var b = new Builder("identity");
        b.output("y", b.input("x", SCALAR));

        assertThatThrownBy(() -> Interpreter.run(b.build(), Map.of("z", Tensor.scalar(1)), Sizes.none()))
                .hasMessage("program 'identity' needs input 'x'; given are [z]");
    }

    @Test
    void hermite_crossing_isExactForACubic() {
        // m(s) = s³ + s − 1 crosses zero at 0.6823278038280193.
        assertThat(Crossings.hermite(-1, 1, 1, 4)).isCloseTo(0.6823278038280193, within(1e-15));
        assertThat(Crossings.linear(-1, 3)).isEqualTo(0.25);
        assertThat(Crossings.linear(1, 3)).isEqualTo(1);
    }
}
