package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
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

/// Operations along rows of synapses: what they compute, and their derivatives.
final class RowsDerivativesTest {

    private static final Axis PRE = new Axis("pre", 10);
    private static final Axis POST = new Axis("post", 11);
    private static final Axis SYNAPSE = new Axis("synapse", 12);
    private static final TensorType SOURCES = TensorType.of(DType.F64, PRE);
    private static final TensorType TARGETS = TensorType.of(DType.F64, POST);
    private static final TensorType SYNAPSES = TensorType.of(DType.F64, SYNAPSE);
    private static final Sizes SIZES = Sizes.of(1, 1).with(PRE, 3).with(POST, 4).with(SYNAPSE, 6);

    /// Three rows of 2, 0 and 4 synapses.
    private static final Map<String, Tensor> ROWS = Map.of(
            "start", Tensor.of(TensorType.of(DType.I64, PRE), 0, 2, 2),
            "end", Tensor.of(TensorType.of(DType.I64, PRE), 2, 2, 6),
            "target", Tensor.of(TensorType.of(DType.I64, SYNAPSE), 1, 3, 0, 1, 1, 3));

    private static Op.Rows rows(Builder b) {
        return new Op.Rows(
                b.input("start", TensorType.of(DType.I64, PRE)),
                b.input("end", TensorType.of(DType.I64, PRE)),
                b.input("target", TensorType.of(DType.I64, SYNAPSE)),
                PRE,
                SYNAPSE,
                POST);
    }

    /// All three operations with sources that are numbers, squared.
    private static Program graded(boolean ofEach) {
        var b = new Builder("graded");
        var rows = rows(b);
        var x = b.input("x", SOURCES);
        var w = b.input("w", ofEach ? SYNAPSES : TensorType.scalar(DType.F64));
        var values = b.input("values", TARGETS);
        b.output("delivered", b.square(b.emit(new Op.Deliver(b.input("into", TARGETS), x, w, rows))));
        b.output("collected", b.square(b.emit(new Op.Collect(values, w, x, rows))));
        b.output("credited", b.square(b.emit(new Op.Credit(b.input("sums", SYNAPSES), x, values, rows))));
        return b.build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void graded_agreesWithDifferences_twice(boolean ofEach) {
        var program = graded(ofEach);
        for (var each : List.of(
                program,
                Vjp.of(program, Checks.floatInputs(program), program.outputNames()),
                Jvp.of(program, Checks.floatInputs(program)))) {
            var at = new HashMap<>(Checks.inputs(each, SIZES, 0.2, 0.9));
            at.putAll(ROWS);

            Checks.check(each, at, SIZES, 1e-8);
        }
    }

    @Test
    void graded_onKnownNumbers_isTheSumAlongRows() {
        var at = new HashMap<>(ROWS);
        at.put("x", Tensor.of(SOURCES, 2, 1, 0));
        at.put("w", Tensor.of(SYNAPSES, 1, 2, 4, 8, 16, 32));
        at.put("values", Tensor.of(TARGETS, 3, 5, 7, 11));
        at.put("into", Tensor.of(TARGETS, 0, 1, 0, 0));
        at.put("sums", Tensor.of(SYNAPSES, 1, 0, 0, 0, 0, 0));

        var results = Interpreter.run(Verifier.verify(graded(true)), at, SIZES);

        assertThat(results.get("delivered").toArray()).containsExactly(0, 9, 0, 16);
        assertThat(results.get("collected").toArray()).containsExactly(27 * 27, 0, 0);
        assertThat(results.get("credited").toArray()).containsExactly(11 * 11, 22 * 22, 0, 0, 0, 0);
    }

    @Test
    void text_isReadBack() {
        assertThat(ProgramReader.read(graded(true).toString())).isEqualTo(graded(true));
    }

    /// Spikes with a surrogate of bounded reach, masked and chosen: cells out of reach are not collected.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliver_ofSurrogateSpikes_hasTheGradientOfTheDenseProduct(boolean bounded) {
        var gradient = spikes(true, bounded);
        var at = new HashMap<>(Checks.inputs(gradient, SIZES, -1, 1));
        at.putAll(ROWS);
        at.put("x", Tensor.of(SOURCES, 0.3, -0.2, -2));

        var actual = Interpreter.run(gradient, at, SIZES);
        var expected = Interpreter.run(spikes(false, bounded), at, SIZES);

        for (var name : List.of("cotangent.x", "cotangent.w")) {
            assertThat(actual.get(name).toArray())
                    .as(name)
                    .containsExactly(Objects.requireNonNull(expected.get(name)).toArray(), within(1e-15));
        }
        assertThat(gradient.toString().contains("events")).isTrue();
        assertThat(Objects.requireNonNull(actual.get("cotangent.x")).get(2) == 0)
                .isEqualTo(bounded);
    }

    private static Program spikes(boolean events, boolean bounded) {
        var b = new Builder("spikes");
        var x = b.input("x", SOURCES);
        var w = b.input("w", SYNAPSES);
        var rows = rows(b);
        var mask = b.input("mask", SOURCES);
        var spike = b.multiply(
                b.spike(x, bounded ? Surrogate.PAPER : new Surrogate.Sigmoid(1), SpikeMode.HARD),
                b.shifted(2, b.emit(new Op.StopGradient(mask))));
        var one = b.select(
                b.compare(Comparison.GREATER, spike, b.like(spike, 0)),
                b.divide(spike, b.shifted(2, b.emit(new Op.StopGradient(mask)))),
                b.multiply(spike, b.like(spike, 1)));
        var into = b.input("into", TARGETS);
        b.output("y", b.square(b.emit(new Op.Deliver(into, events ? b.emit(new Op.Events(one, PRE)) : one, w, rows))));
        return Vjp.of(b.build(), List.of("x", "w"), List.of("y"));
    }
}
