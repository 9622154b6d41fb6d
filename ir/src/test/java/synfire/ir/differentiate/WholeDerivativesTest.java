package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Delays;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SparseProduct;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.ir.Verifier;

/// Derivatives of operations on whole tensors and programs, first and second.
final class WholeDerivativesTest {

    private static final Axis TRIAL = new Axis("trial", 5);
    private static final Axis PRE = new Axis("pre", 10);
    private static final Axis POST = new Axis("post", 11);
    private static final Axis SYNAPSE = new Axis("synapse", 12);
    private static final Axis SLOT = new Axis("slot", 1);
    private static final Axis TURN = new Axis("turn", 2);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);
    private static final Sizes SIZES = Sizes.of(7, 3)
            .with(TRIAL, 2)
            .with(PRE, 3)
            .with(POST, 4)
            .with(SYNAPSE, 6)
            .with(SLOT, 5)
            .with(TURN, 6);

    private static TensorType floats(Axis... axes) {
        return TensorType.of(DType.F64, axes);
    }

    /// Three rows of 2, 0 and 4 synapses.
    private static final Map<String, Tensor> ROWS = Map.of(
            "start", Tensor.of(TensorType.of(DType.I64, PRE), 0, 2, 2),
            "end", Tensor.of(TensorType.of(DType.I64, PRE), 2, 2, 6),
            "target", Tensor.of(TensorType.of(DType.I64, SYNAPSE), 1, 3, 0, 1, 1, 3));

    @Test
    void events_ofSoftSpikesTimesWeights_haveTheDerivativesOfTheDenseProduct() {
        var dense = network(false);
        var events = network(true);
        var at = Checks.inputs(dense, SIZES, -1, 1);
        var inputs = List.of("x", "w");

        var gradient = Vjp.of(events, inputs, List.of("y"));
        at.putAll(Checks.inputs(gradient, SIZES, -1, 1));
        var expected = Interpreter.run(Vjp.of(dense, inputs, List.of("y")), at, SIZES);
        var actual = Interpreter.run(gradient, at, SIZES);

        for (var name : List.of("y", "cotangent.x", "cotangent.w")) {
            assertThat(actual.get(name).toArray())
                    .as(name)
                    .containsExactly(expected.get(name).toArray(), within(1e-15));
        }
        var report = GradientCheck.of(events, inputs, List.of("y"), at, SIZES, GradientCheck.Options.DEFAULT);
        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
        assertThat(report.zeroGradients()).isEmpty();
    }

    private static Program network(boolean events) {
        var b = new Builder("network");
        var x = b.input("x", floats(TRIAL, PRE));
        var w = b.input("w", floats(PRE, POST));
        var spikes = b.spike(x, new Surrogate.Sigmoid(4), SpikeMode.HARD);
        var sent = events ? b.emit(new Op.Events(spikes, PRE)) : spikes;
        b.output("y", b.unary(UnaryFunction.TANH, b.emit(new Op.Contract(sent, w, PRE))));
        return b.build();
    }

    @Test
    void sparse_ofEvents_isTheSumOfTheirRows() {
        var b = new Builder("rows");
        var events = b.emit(new Op.Events(b.input("x", floats(TRIAL, PRE)), PRE));
        b.output("y", b.emit(new Op.Sparse(SparseProduct.FORWARD, events, b.input("w", floats(SYNAPSE)), rows(b))));
        b.output("dense", b.emit(new Op.Dense(events)));
        var at = new HashMap<>(ROWS);
        at.put("x", Tensor.of(floats(TRIAL, PRE), 0, 1, 1, 1, 1, 0));
        at.put("w", Tensor.of(floats(SYNAPSE), 1, 2, 4, 8, 16, 32));

        var results = Interpreter.run(Verifier.verify(b.build()), at, SIZES);

        assertThat(results.get("y").toArray()).containsExactly(4, 24, 0, 32, 0, 1, 0, 2);
        assertThat(results.get("dense").toArray()).containsExactly(0, 1, 1, 1, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(SparseProduct.class)
    void sparse_agreesWithDifferences(SparseProduct product) {
        var b = new Builder("sparse");
        var left = b.input("left", floats(TRIAL, product == SparseProduct.BACKWARD ? POST : PRE));
        var right = b.input("right", product == SparseProduct.OUTER ? floats(POST) : floats(SYNAPSE));
        b.output("y", b.square(b.emit(new Op.Sparse(product, left, right, rows(b)))));

        checkTwice(b.build(), ROWS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliver_isTheSumWithTheProduct_andHasItsDerivatives(boolean ofEach) {
        var delivered = delivery(ofEach, true);
        var summed = delivery(ofEach, false);
        var inputs = List.of("into", "x", "w");
        var gradient = Vjp.of(delivered, inputs, List.of("y"));
        var at = Checks.inputs(gradient, SIZES, -1, 1);
        at.putAll(ROWS);

        var expected = Interpreter.run(Vjp.of(summed, inputs, List.of("y")), at, SIZES);
        var actual = Interpreter.run(Verifier.verify(gradient), at, SIZES);

        for (var name : List.of("y", "cotangent.into", "cotangent.x", "cotangent.w")) {
            assertThat(actual.get(name).toArray())
                    .as(name)
                    .containsExactly(expected.get(name).toArray(), within(1e-15));
        }
        var report = GradientCheck.of(delivered, inputs, List.of("y"), at, SIZES, GradientCheck.Options.DEFAULT);
        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
    }

    private static Program delivery(boolean ofEach, boolean inPlace) {
        var b = new Builder("delivery");
        var into = b.input("into", floats(POST));
        var spikes = b.spike(b.input("x", floats(PRE)), new Surrogate.Sigmoid(4), SpikeMode.HARD);
        var events = b.emit(new Op.Events(spikes, PRE));
        var w = ofEach ? b.input("w", floats(SYNAPSE)) : b.input("w", NUMBER);
        var rows = rows(b);
        var sum = inPlace
                ? b.emit(new Op.Deliver(into, events, w, rows))
                : b.add(
                        into,
                        b.emit(new Op.Sparse(SparseProduct.FORWARD, events, b.broadcast(w, List.of(SYNAPSE)), rows)));
        b.output("y", b.unary(UnaryFunction.TANH, sum));
        return b.build();
    }

    private static Op.Rows rows(Builder b) {
        return new Op.Rows(
                b.input("start", TensorType.of(DType.I64, PRE)),
                b.input("end", TensorType.of(DType.I64, PRE)),
                b.input("target", TensorType.of(DType.I64, SYNAPSE)),
                PRE,
                SYNAPSE,
                POST);
    }

    @Test
    void put_atOneIndexPerTrial_agreesWithDifferences() {
        var b = new Builder("put");
        var index = TensorType.of(DType.I64, TRIAL);
        var put = new Op.Put(b.input("x", floats(TRIAL, PRE)), b.input("slice", NUMBER), b.input("index", index), PRE);
        b.output("y", b.square(b.emit(put)));

        checkTwice(b.build(), Map.of("index", Tensor.of(index, 2, 0)));
    }

    @Test
    void delayLine_withRealDelays_agreesWithDifferencesByTheDelayToo() {
        var program = delayed();
        var delays = Tensor.of(floats(PRE), 0.3, 1.6, 2.5);

        checkTwice(program, Map.of("delay", delays));
    }

    @Test
    void delayLine_inReverse_savesWhatWasReadAndNotTheLine() {
        var derivative = Vjp.of(delayed(), List.of("x", "delay"), List.of("y"));

        var tape = derivative.steps().stream()
                .filter(step -> step.op() instanceof Op.Scan scan && scan.saved() > 0)
                .flatMap(step -> step.results().stream().skip(step.results().size() - ((Op.Scan) step.op()).saved()))
                .toList();
        assertThat(tape).isNotEmpty().noneMatch(value -> value.axes().contains(SLOT));
    }

    /// y = Σ over time of the square of x as it was `delay` steps ago.
    private static Program delayed() {
        var body = new Builder("body");
        var line = body.input("line", floats(SLOT, PRE));
        var step = body.input("step", TensorType.scalar(DType.I64));
        var sum = body.input("sum", floats(PRE));
        var x = body.input("x", floats(PRE));
        var delay = body.input("delay", floats(PRE));
        var written = Delays.write(body, line, SLOT, body.unary(UnaryFunction.SIN, x), step);
        var read = Delays.readBetween(body, written, SLOT, step, delay);
        body.output("line", written);
        body.output("step", body.shifted(1, step));
        body.output("sum", body.add(sum, body.square(read)));
        var b = new Builder("delayed");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(b.input("line", floats(SLOT, PRE)), b.constant(0L), b.zero(floats(PRE))),
                List.of(b.input("x", floats(Axis.TIME, PRE))),
                List.of(b.input("delay", floats(PRE))),
                0));
        b.output("y", results.get(2));
        return b.build();
    }

    @Test
    void delayLine_withWholeDelays_readsWhatWasWrittenThen() {
        var b = new Builder("whole");
        Value line = b.input("line", floats(SLOT));
        for (int n = 0; n < 7; n++) {
            line = Delays.write(b, line, SLOT, b.constant(DType.F64, 10 + n), b.constant((long) n));
        }
        b.output("now", Delays.read(b, line, SLOT, b.constant(6L), b.constant(0L)));
        b.output("then", Delays.read(b, line, SLOT, b.constant(6L), b.constant(4L)));
        b.output("between", Delays.readBetween(b, line, SLOT, b.constant(6L), b.constant(DType.F64, 2.25)));

        var results = Interpreter.run(
                Verifier.verify(b.build()), Map.of("line", Tensor.of(floats(SLOT), 0, 0, 0, 0, 0)), SIZES);

        assertThat(results.get("now").get(0)).isEqualTo(16);
        assertThat(results.get("then").get(0)).isEqualTo(12);
        assertThat(results.get("between").get(0)).isEqualTo(13.75);
    }

    @Test
    void solve_inEveryTrial_agreesWithDifferences() {
        var row = new Axis("row", 9);
        var b = new Builder("solve");
        var a = b.input("a", floats(TRIAL, row, PRE));
        var right = b.input("right", floats(row));
        b.output("y", b.square(b.emit(new Op.Solve(a, right, row, PRE))));
        var matrix = Tensor.of(floats(TRIAL, row, PRE), 0, 2, 1, 3, 1, 0, 1, 0, 4, 5, 1, 1, 0, 3, 1, 1, 1, 4);

        checkTwice(b.build(), Map.of("a", matrix), SIZES.with(row, 3));
    }

    @Test
    void solve_ofAKnownSystem_needsPivotsAndFindsIt() {
        var row = new Axis("row", 9);
        var b = new Builder("solve");
        b.output("y", b.emit(new Op.Solve(b.input("a", floats(row, PRE)), b.input("right", floats(row)), row, PRE)));

        var y = Interpreter.run(
                        b.build(),
                        Map.of(
                                "a", Tensor.of(floats(row, PRE), 0, 2, 0, 1, 1, 1, 3, 0, 1),
                                "right", Tensor.of(floats(row), 4, 6, 6)),
                        SIZES.with(row, 3))
                .get("y");

        assertThat(y.toArray()).containsExactly(new double[] {1, 2, 3}, within(1e-15));
    }

    @Test
    void root_elementwise_solvesAndAgreesWithDifferences() {
        var residual = new Builder("kepler");
        var e = residual.input("E", floats(PRE));
        var m = residual.input("M", floats(PRE));
        var k = residual.input("k", NUMBER);
        residual.output(
                "r",
                residual.subtract(residual.subtract(e, residual.multiply(k, residual.unary(UnaryFunction.SIN, e))), m));
        var b = new Builder("root");
        var anomaly = b.input("M", floats(PRE));
        var arguments = List.of(anomaly, b.input("k", NUMBER));
        var y = b.emit(Roots.elementwise(residual.build(), anomaly, arguments, 8));
        b.output("y", y);
        b.output("again", b.subtract(y, b.multiply(arguments.get(1), b.unary(UnaryFunction.SIN, y))));
        var at = Checks.inputs(b.build(), SIZES, 0.2, 0.8);

        var results = Interpreter.run(Verifier.verify(b.build()), at, SIZES);

        assertThat(results.get("again").toArray())
                .containsExactly(Objects.requireNonNull(at.get("M")).toArray(), within(1e-15));
        checkTwice(b.build(), Map.of());
    }

    @Test
    void root_coupled_agreesWithDifferences() {
        var row = new Axis("row", 9);
        var column = new Axis("column", 8);
        var sizes = SIZES.with(row, 3).with(column, 3);
        // y + tanh(W·y) − x = 0
        var residual = coupled("residual", row, column, false);
        var jacobian = coupled("jacobian", row, column, true);
        var b = new Builder("steady");
        var x = b.input("x", floats(row));
        var w = b.input("w", floats(row, column));
        var identity = b.input("identity", floats(row, column));
        var guess = b.zero(floats(column));
        b.output("y", b.square(b.emit(new Op.Root(residual, jacobian, guess, List.of(x, w, identity), 12))));
        var unit = Tensor.of(floats(row, column), 1, 0, 0, 0, 1, 0, 0, 0, 1);

        checkTwice(b.build(), Map.of("identity", unit), sizes);
    }

    private static Program coupled(String name, Axis row, Axis column, boolean slope) {
        var b = new Builder(name);
        var y = b.input("y", floats(column));
        var x = b.input("x", floats(row));
        var w = b.input("w", floats(row, column));
        var identity = b.input("identity", floats(row, column));
        var t = b.unary(UnaryFunction.TANH, b.emit(new Op.Contract(w, y, column)));
        b.output(
                "r",
                slope
                        ? b.add(identity, b.multiply(b.subtract(b.like(t, 1), b.square(t)), w))
                        : b.subtract(b.add(b.emit(new Op.Contract(identity, y, column)), t), x));
        return b.build();
    }

    @Test
    void cond_takesTheDerivativeOfTheChosenProgram() {
        for (double at : new double[] {-0.4, 0.7}) {
            var b = new Builder("choice");
            var x = b.input("x", NUMBER);
            var y = b.input("y", floats(PRE));
            var positive = b.compare(Comparison.GREATER, x, b.constant(DType.F64, 0));
            var results = b.emitAll(new Op.Cond(positive, branch("up", true), branch("down", false), List.of(x, y)));
            b.output("a", results.get(0));
            b.output("b", results.get(1));

            checkTwice(b.build(), Map.of("x", Tensor.scalar(at)));
        }
    }

    private static Program branch(String name, boolean up) {
        var b = new Builder(name);
        var x = b.input("x", NUMBER);
        var y = b.input("y", floats(PRE));
        b.output("a", up ? b.multiply(b.exp(x), y) : b.unary(UnaryFunction.SIN, y));
        b.output("b", up ? x : b.square(x));
        return b.build();
    }

    @Test
    void while_thatEndsEarly_agreesWithDifferences() {
        checkTwice(halving(), Map.of());
    }

    @Test
    void while_endsWithItsConditionOrItsBound() {
        var program = Verifier.verify(halving());
        var at = Map.of("x", Tensor.scalar(3.0), "k", Tensor.scalar(0.5));

        assertThat(value(program, at, SIZES)).isEqualTo(0.75);
        assertThat(value(program, at, SIZES.with(TURN, 1))).isEqualTo(1.5);
    }

    /// x ← k·x while x > 1.
    private static Program halving() {
        var body = new Builder("body");
        body.output("x", body.multiply(body.input("x", NUMBER), body.input("k", NUMBER)));
        var condition = new Builder("large");
        var x = condition.input("x", NUMBER);
        condition.input("k", NUMBER);
        condition.output("again", condition.compare(Comparison.GREATER, x, condition.constant(DType.F64, 1)));
        var b = new Builder("halving");
        b.output(
                "y",
                b.emit(new Op.While(
                        condition.build(),
                        body.build(),
                        TURN,
                        List.of(b.add(b.input("x", NUMBER), b.constant(DType.F64, 2))),
                        List.of(b.input("k", NUMBER)))));
        return b.build();
    }

    private static double value(Program program, Map<String, Tensor> at, Sizes sizes) {
        var x = Tensor.scalar(Objects.requireNonNull(at.get("x")).get(0) - 2);
        var moved = Map.of("x", x, "k", Objects.requireNonNull(at.get("k")));
        return Objects.requireNonNull(Interpreter.run(program, moved, sizes).get("y"))
                .get(0);
    }

    @Test
    void text_namesProductsAxesAndInnerPrograms() {
        assertThat(halving().toString()).isEqualTo("""
                program halving(x %0:f64[], k %3:f64[]) {
                  %1:f64[] = constant 2.0
                  %2:f64[] = add %0 %1
                  %4:f64[] = while turn@2 carries=1 %2 %3 program large(x %0:f64[], k %1:f64[]) {
                    %2:f64[] = constant 1.0
                    %3:bool[] = greater %0 %2
                    return again %3
                  } program body(x %0:f64[], k %1:f64[]) {
                    %2:f64[] = multiply %0 %1
                    return x %2
                  }
                  return y %4
                }""");
    }

    private static void checkTwice(Program program, Map<String, Tensor> fixed) {
        checkTwice(program, fixed, SIZES);
    }

    /// The program, its gradient and its tangent: each in both modes against differences.
    private static void checkTwice(Program program, Map<String, Tensor> fixed, Sizes sizes) {
        var inputs = Checks.floatInputs(program).stream()
                .filter(name -> !name.equals("identity"))
                .toList();
        var gradient = Vjp.of(program, inputs, program.outputNames());
        var tangent = Jvp.of(program, inputs);
        for (var each : List.of(program, gradient, tangent)) {
            var at = Checks.inputs(each, sizes, 0.2, 0.9);
            at.putAll(fixed);
            var report = GradientCheck.of(
                    each, inputs, each.outputNames(), at, sizes, GradientCheck.Options.DEFAULT.withDirections(2));
            assertThat(report.forwardError()).as("%s\n%s", report, each).isLessThan(Checks.FORWARD);
            assertThat(report.differenceError()).as("%s\n%s", report, each).isLessThan(1e-8);
            assertThat(report.zeroGradients()).isEmpty();
        }
    }
}
