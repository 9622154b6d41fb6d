package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SparseProduct;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.ir.Verifier;

/// What is delivered on delay lines, and its derivatives: first and second, by the delay too.
final class LateDerivativesTest {

    private static final Axis PRE = new Axis("pre", 10);
    private static final Axis POST = new Axis("post", 11);
    private static final Axis SYNAPSE = new Axis("synapse", 12);
    private static final Axis SLOT = new Axis("slot", 1);
    private static final Axis COPIES = new Axis("copies", 13);
    private static final Sizes SIZES = Sizes.of(7, 3)
            .with(COPIES, 2)
            .with(PRE, 3)
            .with(POST, 4)
            .with(SYNAPSE, 6)
            .with(SLOT, 5);

    private static TensorType floats(Axis... axes) {
        return TensorType.of(DType.F64, axes);
    }

    /// Three rows of 2, 0 and 4 synapses.
    private static final Map<String, Tensor> ROWS = Map.of(
            "start", Tensor.of(TensorType.of(DType.I64, PRE), 0, 2, 2),
            "end", Tensor.of(TensorType.of(DType.I64, PRE), 2, 2, 6),
            "target", Tensor.of(TensorType.of(DType.I64, SYNAPSE), 1, 3, 0, 1, 1, 3),
            "slot", Tensor.of(TensorType.scalar(DType.I64), 3));

    private static final Tensor REAL = Tensor.of(floats(SYNAPSE), 0.3, 1.6, 2.5, 3.75, 1.25, 0.5);

    @Test
    void deliverLate_withWholeDelays_addsInTheSlotOfTheArrival() {
        var b = new Builder("late");
        b.output("y", delivered(b, b.input("x", floats(PRE)), b.input("delay", TensorType.of(DType.I32, SYNAPSE))));
        var at = new HashMap<>(ROWS);
        at.put("x", Tensor.of(floats(PRE), 1, 1, 1));
        at.put("w", Tensor.of(floats(SYNAPSE), 1, 2, 4, 8, 16, 32));
        at.put("line", Tensor.of(floats(SLOT, POST), new double[20]));
        at.put("delay", Tensor.of(TensorType.of(DType.I32, SYNAPSE), 0, 1, 2, 3, 3, 5));

        var y = Interpreter.run(Verifier.verify(b.build()), at, SIZES).get("y");

        assertThat(y.toArray()).containsExactly(4, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 1, 0, 32, 0, 0, 0, 2);
        at.put("delay", Tensor.of(TensorType.of(DType.I32, SYNAPSE), 0, 6, 2, 3, 3, 5));
        assertThatThrownBy(() -> Interpreter.run(b.build(), at, SIZES))
                .hasMessage("synapse 1 has a delay of 6.0 steps; a line of 5 slots takes 0 to 5");
    }

    @Test
    void deliverLate_withRealDelays_splitsWeightsLinearly() {
        var b = new Builder("late");
        b.output("y", delivered(b, b.input("x", floats(PRE)), b.input("delay", floats())));
        var at = new HashMap<>(ROWS);
        at.put("x", Tensor.of(floats(PRE), 1, 1, 0));
        at.put("w", Tensor.of(floats(SYNAPSE), 1, 2, 4, 8, 16, 32));
        at.put("line", Tensor.of(floats(SLOT, POST), new double[20]));
        at.put("delay", Tensor.scalar(1.25));

        var y = Interpreter.run(Verifier.verify(b.build()), at, SIZES).get("y");

        assertThat(y.toArray()).containsExactly(0, 0.25, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.75, 0, 1.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliverLate_agreesWithDifferences(boolean ofEach) {
        var b = new Builder("late");
        var sum = delivered(b, b.input("x", floats(PRE)), ofEach ? b.input("delay", floats(SYNAPSE)) : delay(b));
        b.output("y", b.unary(UnaryFunction.TANH, sum));

        checkTwice(b.build(), ofEach ? REAL : Tensor.scalar(1.6));
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, false", "BACKWARD, false", "OUTER, false", "FORWARD, true", "BACKWARD, true", "OUTER, true"})
    void sparseLate_agreesWithDifferences(SparseProduct product, boolean copied) {
        var b = new Builder("sparse");
        var line = copied ? floats(SLOT, POST, COPIES) : floats(SLOT, POST);
        var cells = copied ? floats(PRE, COPIES) : floats(PRE);
        var left = b.input("left", product == SparseProduct.BACKWARD ? line : cells);
        var right = b.input("right", product == SparseProduct.OUTER ? line : floats(SYNAPSE));
        var travel = travel(b, b.input("delay", floats(SYNAPSE)));
        b.output("y", b.square(b.emit(new Op.SparseLate(product, left, right, travel, rows(b)))));

        checkTwice(b.build(), REAL);
    }

    @Test
    void deliver_ofCopies_agreesWithDifferences() {
        var b = new Builder("copies");
        var into = b.input("into", floats(POST, COPIES));
        var sum =
                b.emit(new Op.Deliver(into, b.input("x", floats(PRE, COPIES)), b.input("w", floats(SYNAPSE)), rows(b)));
        b.output("y", b.square(sum));

        checkTwice(b.build(), REAL);
    }

    @Test
    void sparse_backward_ofCopies_agreesWithDifferences() {
        var b = new Builder("copies");
        var x = b.input("x", floats(POST, COPIES));
        b.output(
                "y",
                b.square(b.emit(new Op.Sparse(SparseProduct.BACKWARD, x, b.input("w", floats(SYNAPSE)), rows(b)))));

        checkTwice(b.build(), REAL);
    }

    private static Value delay(Builder b) {
        return b.input("delay", floats());
    }

    private static Value delivered(Builder b, Value x, Value delay) {
        var line = b.input("line", floats(SLOT, POST));
        return b.emit(new Op.DeliverLate(line, x, b.input("w", floats(SYNAPSE)), travel(b, delay), rows(b)));
    }

    private static Op.Travel travel(Builder b, Value delay) {
        return new Op.Travel(delay, b.input("slot", TensorType.scalar(DType.I64)), SLOT);
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

    /// The program, its gradient and its tangent: each in both modes against differences.
    private static void checkTwice(Program program, Tensor delay) {
        var inputs = Checks.floatInputs(program);
        for (var each : List.of(program, Vjp.of(program, inputs, program.outputNames()), Jvp.of(program, inputs))) {
            var at = Checks.inputs(each, SIZES, 0.2, 0.9);
            at.putAll(ROWS);
            at.put("delay", delay);
            var options = GradientCheck.Options.DEFAULT.withDirections(2);
            var report = GradientCheck.of(each, inputs, each.outputNames(), at, SIZES, options);
            assertThat(report.forwardError()).as("%s\n%s", report, each).isLessThan(Checks.FORWARD);
            assertThat(report.differenceError()).as("%s\n%s", report, each).isLessThan(1e-8);
            assertThat(report.zeroGradients()).isEmpty();
        }
    }
}
