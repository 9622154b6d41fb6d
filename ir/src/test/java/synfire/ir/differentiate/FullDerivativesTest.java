package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.FullProduct;
import synfire.ir.FullRows;
import synfire.ir.IllegalProgramException;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramReader;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Verifier;

/// Operations along rows that reach every target: what they compute for each trial, and their derivatives.
final class FullDerivativesTest {

    private static final Axis TRIAL = new Axis("trial", 10);
    private static final Axis ROW = new Axis("row", 25);
    private static final Axis PRE = new Axis("pre", 30);
    private static final Axis POST = new Axis("post", 31);
    private static final FullRows ROWS = new FullRows(PRE, ROW, POST);
    private static final TensorType SOURCES = TensorType.of(DType.F64, TRIAL, PRE);
    private static final TensorType TARGETS = TensorType.of(DType.F64, TRIAL, POST);
    private static final TensorType WEIGHTS = ROWS.weights(DType.F64);
    private static final Sizes SIZES =
            Sizes.none().with(TRIAL, 2).with(ROW, 3).with(PRE, 3).with(POST, 4);

    private static Program graded() {
        var b = new Builder("graded");
        var x = b.input("x", SOURCES);
        var w = b.input("w", WEIGHTS);
        var values = b.input("values", TARGETS);
        var into = b.input("into", TARGETS);
        var sums = b.input("sums", WEIGHTS);
        b.output("delivered", b.square(b.emit(new Op.Full(FullProduct.DELIVER, List.of(into, x, w), ROWS))));
        b.output("collected", b.square(b.emit(new Op.Full(FullProduct.COLLECT, List.of(values, w), ROWS))));
        b.output("credited", b.square(b.emit(new Op.Full(FullProduct.CREDIT, List.of(sums, x, values), ROWS))));
        return b.build();
    }

    @Test
    void graded_agreesWithDifferences_twice() {
        var program = graded();
        for (var each : List.of(
                program,
                Vjp.of(program, Checks.floatInputs(program), program.outputNames()),
                Jvp.of(program, Checks.floatInputs(program)))) {
            Checks.check(each, Checks.inputs(each, SIZES, 0.2, 0.9), SIZES, 1e-8);
        }
    }

    @Test
    void graded_onKnownNumbers_isTheSumAlongRows() {
        var at = new HashMap<String, Tensor>();
        at.put("x", Tensor.of(SOURCES, 2, 0, 0, 0, 0, 1));
        at.put("w", Tensor.of(WEIGHTS, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        at.put("values", Tensor.of(TARGETS, 1, 0, 0, 0, 0, 1, 0, 1));
        at.put("into", Tensor.of(TARGETS, 0, 1, 0, 0, 0, 0, 0, 0));
        at.put("sums", Tensor.of(WEIGHTS, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        var results = Interpreter.run(Verifier.verify(graded()), at, SIZES);

        assertThat(results.get("delivered").toArray()).containsExactly(4, 25, 36, 64, 81, 100, 121, 144);
        assertThat(results.get("collected").toArray()).containsExactly(1, 25, 81, 36, 196, 484);
        assertThat(results.get("credited").toArray()).containsExactly(4, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1);
    }

    @Test
    void text_isReadBack() {
        assertThat(ProgramReader.read(graded().toString())).isEqualTo(graded());
    }

    /// As events or as the numbers that they are: the same results and gradients.
    @ParameterizedTest
    @ValueSource(strings = {"cotangent.x", "cotangent.w"})
    void deliver_ofSurrogateSpikes_hasTheGradientOfTheDenseProduct(String name) {
        var at = new HashMap<>(Checks.inputs(spikes(true), SIZES, -1, 1));

        var actual =
                Objects.requireNonNull(Interpreter.run(spikes(true), at, SIZES).get(name));
        var expected =
                Objects.requireNonNull(Interpreter.run(spikes(false), at, SIZES).get(name));

        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(1e-15));
        assertThat(actual.toArray()).isNotEqualTo(new double[actual.size()]);
    }

    private static Program spikes(boolean events) {
        var b = new Builder("spikes");
        var x = b.input("x", SOURCES);
        var w = b.input("w", WEIGHTS);
        var spike = b.spike(x, Surrogate.PAPER, SpikeMode.HARD);
        var sources = events ? b.emit(new Op.Events(spike, PRE)) : spike;
        var into = b.input("into", TARGETS);
        b.output("y", b.square(b.emit(new Op.Full(FullProduct.DELIVER, List.of(into, sources, w), ROWS))));
        return Vjp.of(b.build(), List.of("x", "w"), List.of("y"));
    }

    @Test
    void rows_alongTheAxisOfTargets_areRefused() {
        assertThatThrownBy(() -> new FullRows(PRE, POST, POST))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage("rows along 'post' to 'post' from 'pre': the axis of rows is its own, and before that of"
                        + " targets");
    }

    @Test
    void run_withAnotherNumberOfRows_saysSo() {
        var sizes = SIZES.with(ROW, 2);

        assertThatThrownBy(() -> Interpreter.run(graded(), Checks.inputs(graded(), sizes, 0, 1), sizes))
                .hasMessageContaining("2 rows along 'row' for 3 sources along 'pre'; there is one for each");
    }
}
