package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.DenseVisit;
import synfire.ir.IllegalProgramException;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramReader;
import synfire.ir.ProgramText;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Verifier;

/// Synapses with a state of their own: what a visit does, and its derivatives.
final class VisitTest {

    private static final Axis CELLS = new Axis("cells", 10);
    private static final Axis SYNAPSE = new Axis("synapse", 12);
    private static final int N = 4;
    private static final int K = 6;
    private static final Sizes SIZES = Sizes.of(7, 3).with(CELLS, N).with(SYNAPSE, K);

    /// Rows of 2, 0, 3 and 1 synapses of a population that projects to itself.
    private static final double[] START = {0, 2, 2, 5};

    private static final double[] END = {2, 2, 5, 6};
    private static final double[] TARGET = {1, 3, 0, 1, 3, 3};
    private static final double[] ORDER = {5, 3, 0, 1, 4, 2};

    private static TensorType floats(Axis... axes) {
        return TensorType.of(DType.F64, axes);
    }

    private static Map<String, Tensor> rows() {
        return Map.of(
                "start", Tensor.of(TensorType.of(DType.I64, CELLS), START),
                "end", Tensor.of(TensorType.of(DType.I64, CELLS), END),
                "target", Tensor.of(TensorType.of(DType.I32, SYNAPSE), TARGET),
                "order", Tensor.of(TensorType.of(DType.I32, SYNAPSE), ORDER));
    }

    /// w' = 0.9·w + a·p·u, with tau·w' added to the other cell.
    private static Program body() {
        var b = new Builder("plastic");
        var w = b.input("w", floats());
        var a = b.input("a", floats());
        var p = b.input("p", floats());
        var tau = b.input("tau", floats());
        var u = b.input("u", floats());
        var next = b.fma(b.constant(DType.F64, 0.9), w, b.multiply(b.multiply(a, p), u));
        b.output("w", next);
        b.output("add", b.multiply(tau, next));
        return b.build();
    }

    /// @param soft whether spikes are smooth and all synapses take part, by the dense form
    private static Program program(boolean ordered, boolean soft) {
        var b = new Builder("visits");
        var x = b.input("x", floats(CELLS));
        var spikes = b.spike(x, new Surrogate.Sigmoid(4), soft ? SpikeMode.SOFT : SpikeMode.HARD);
        var rows = new Op.Rows(
                b.input("start", TensorType.of(DType.I64, CELLS)),
                b.input("end", TensorType.of(DType.I64, CELLS)),
                b.input("target", TensorType.of(DType.I32, SYNAPSE)),
                CELLS,
                SYNAPSE,
                CELLS);
        var order = b.input("order", TensorType.of(DType.I32, SYNAPSE));
        var visit = new Op.Visit(
                body(),
                b.emit(new Op.Events(spikes, CELLS)),
                rows,
                ordered ? List.of(order) : List.of(),
                List.of(b.input("w", floats(SYNAPSE))),
                List.of(b.input("into", floats(CELLS))),
                List.of(b.input("a", floats(CELLS))),
                List.of(b.input("p", floats(CELLS))),
                List.of(b.input("tau", floats()), b.input("u", floats(SYNAPSE))));
        var operands = new ArrayList<>(visit.operands());
        operands.set(0, spikes);
        var results = soft ? b.inline(DenseVisit.of(visit), operands) : b.emitAll(visit);
        b.output("w2", results.get(0));
        b.output("into2", b.square(results.get(1)));
        return Verifier.verify(b.build());
    }

    private static double[] of(Map<String, Tensor> at, String name) {
        return Objects.requireNonNull(at.get(name)).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void visit_ofEvents_runsItsBodyForEachSynapseInOrder(boolean ordered) {
        var program = program(ordered, false);
        var at = new HashMap<>(Checks.inputs(program, SIZES, -1, 1));
        at.putAll(rows());
        at.put("x", Tensor.of(floats(CELLS), 1, 1, 1, -1));

        var results = Interpreter.run(program, at, SIZES);

        var w = of(at, "w");
        var into = of(at, "into");
        for (int s : new int[] {0, 1, 2}) {
            for (int k = (int) START[s]; k < END[s]; k++) {
                int synapse = ordered ? (int) ORDER[k] : k;
                int post = (int) TARGET[k];
                w[synapse] = Math.fma(0.9, w[synapse], of(at, "a")[s] * of(at, "p")[post] * of(at, "u")[synapse]);
                into[post] += of(at, "tau")[0] * w[synapse];
            }
        }
        for (int i = 0; i < N; i++) {
            into[i] *= into[i];
        }
        assertThat(of(results, "w2")).containsExactly(w);
        assertThat(of(results, "into2")).containsExactly(into);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void visit_forwardAndReverse_agree(boolean ordered) {
        var program = program(ordered, false);
        var at = new HashMap<>(Checks.inputs(program, SIZES, -1, 1));
        at.putAll(rows());
        at.put("x", Tensor.of(floats(CELLS), 0.1, -0.2, 0.3, -0.1));
        var inputs = List.of("x", "w", "into", "a", "p", "tau", "u");

        var report =
                GradientCheck.of(program, inputs, List.of("w2", "into2"), at, SIZES, GradientCheck.Options.DEFAULT);

        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
        assertThat(report.zeroGradients()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void visit_inSoftMode_agreesWithDifferences(boolean ordered) {
        var program = program(ordered, true);
        var at = new HashMap<>(Checks.inputs(program, SIZES, -1, 1));
        at.putAll(rows());
        var inputs = List.of("x", "w", "into", "a", "p", "tau", "u");

        var report =
                GradientCheck.of(program, inputs, List.of("w2", "into2"), at, SIZES, GradientCheck.Options.DEFAULT);

        assertThat(report.differenceError()).isLessThan(1e-8);
        assertThat(report.forwardError()).isLessThan(Checks.FORWARD);
    }

    @Test
    void dense_ofHardSpikes_isTheVisit() {
        var program = program(true, false);
        var at = new HashMap<>(Checks.inputs(program, SIZES, -1, 1));
        at.putAll(rows());
        var visit = (Op.Visit) program.steps().stream()
                .map(Program.Step::op)
                .filter(Op.Visit.class::isInstance)
                .findFirst()
                .orElseThrow();
        var dense = DenseVisit.of(visit);
        var fired = of(at, "x");
        for (int i = 0; i < N; i++) {
            fired[i] = fired[i] >= 0 ? 1 : 0;
        }
        var operands = new HashMap<String, Tensor>();
        var names = List.of("fired", "start", "end", "target", "order", "w", "into", "a", "p", "tau", "u");
        var more = new HashMap<>(at);
        more.put("fired", Tensor.of(floats(CELLS), fired));
        for (int i = 0; i < names.size(); i++) {
            operands.put("x" + i, Objects.requireNonNull(more.get(names.get(i))));
        }

        var expected = Interpreter.run(program, at, SIZES);
        var results = Interpreter.run(dense, operands, SIZES);

        assertThat(of(results, "state0")).containsExactly(of(expected, "w2"), within(1e-15));
    }

    @Test
    void text_ofAVisit_readsBack() {
        var program = program(true, false);

        assertThat(ProgramReader.read(ProgramText.of(program))).isEqualTo(program);
        assertThat(ProgramText.of(program))
                .contains("visit cells@10 synapse@12 cells@10 order=1 state=1 into=1 source=1 post=1 others=2");
    }

    @Test
    void visit_withABodyOfOtherTypes_isRefused() {
        var b = new Builder("wrong");
        var axes = floats(CELLS);
        var events = b.emit(new Op.Events(b.input("x", axes), CELLS));
        var rows = new Op.Rows(
                b.input("start", TensorType.of(DType.I64, CELLS)),
                b.input("end", TensorType.of(DType.I64, CELLS)),
                b.input("target", TensorType.of(DType.I32, SYNAPSE)),
                CELLS,
                SYNAPSE,
                CELLS);
        var into = b.input("into", axes);
        var visit = new Op.Visit(
                body(), events, rows, List.of(), List.of(), List.of(into), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> b.emitAll(visit))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessageContaining("operand types do not fit: visit on");
    }
}
