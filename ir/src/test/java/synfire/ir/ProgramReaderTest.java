package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.ProgramGenerator.Feature;

final class ProgramReaderTest {

    private static final Axis NEURON = new Axis("neuron", 30);
    private static final Axis INPUT = new Axis("input", 25);

    private static final String SQUARE = """
            program square(x %0:f64[lane]) {
              %1:f64[lane] = multiply %0 %0
              return y %1
            }""";

    @Test
    void read_aProgram_isTheProgram() {
        var b = new Builder("square");
        var x = b.input("x", TensorType.of(DType.F64, Axis.LANE));
        b.output("y", b.multiply(x, x));

        assertThat(ProgramReader.read(SQUARE)).isEqualTo(b.build()).hasToString(SQUARE);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void read_textOfRandomPrograms_isThePrograms(DType dtype) {
        for (var program : ProgramGenerator.programs(100, dtype, EnumSet.allOf(Feature.class))) {
            assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
        }
    }

    @Test
    void read_textOfEveryOtherOperation_isTheProgram() {
        var b = new Builder("others, with \"odd\" names");
        var w = b.input("w'", TensorType.of(DType.F32, NEURON, INPUT));
        var x = b.input("x", TensorType.of(DType.F32, Axis.LANE, NEURON));
        var index = b.input("index", TensorType.of(DType.I32, INPUT));
        b.output("contract", b.emit(new Op.Contract(w, x, NEURON)));
        b.output("gather", b.emit(new Op.Gather(x, index, NEURON)));
        b.output("scatter", b.emit(new Op.ScatterAdd(w, index, NEURON, List.of(NEURON))));
        b.output("reduce", b.emit(new Op.Reduce(Reduction.MAXIMUM, w, INPUT)));
        b.output("rename", b.emit(new Op.Rename(x, Axis.LANE, new Axis("trial", -3))));
        b.output("iota", b.emit(new Op.Iota(INPUT)));
        b.output("broadcast", b.broadcast(x, List.of(Axis.LANE, INPUT, NEURON)));
        b.output("linear", b.emit(new Op.LinearCrossing(x, w)));
        b.output("hermite", b.emit(new Op.HermiteCrossing(x, x, x, x)));
        b.output("stop", b.emit(new Op.StopGradient(x)));
        b.output("bits", b.bitcast(x, DType.I32));
        b.output("nan", b.emit(new Op.Constant(DType.F32, 0x7fc00001L)));
        b.output("infinite", b.constant(DType.F64, Double.NEGATIVE_INFINITY));
        b.output("zero", b.constant(DType.F64, -0.0));
        b.output("events", b.emit(new Op.Dense(b.emit(new Op.Events(x, NEURON)))));
        b.output("put", b.emit(new Op.Put(x, b.constant(DType.F32, 2), b.constant(1L), NEURON)));
        var program = b.build();

        assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
    }

    @Test
    void read_textOfDeliveriesOnLines_isTheProgram() {
        var slots = new Axis("slots", 2);
        var synapse = new Axis("synapse", 40);
        var b = new Builder("late");
        var line = b.input("line", TensorType.of(DType.F32, slots, NEURON));
        var x = b.input("x", TensorType.of(DType.F32, INPUT));
        var w = b.input("w", TensorType.of(DType.F32, synapse));
        var bound = TensorType.of(DType.I64, INPUT);
        var target = b.input("target", TensorType.of(DType.I32, synapse));
        var rows = new Op.Rows(b.input("start", bound), b.input("end", bound), target, INPUT, synapse, NEURON);
        var travel = new Op.Travel(b.input("delay", TensorType.of(DType.I32, synapse)), b.constant(1L), slots);
        b.output("line", b.emit(new Op.DeliverLate(line, b.emit(new Op.Events(x, INPUT)), w, travel, rows)));
        var one = b.constant(1L);
        var drawn = new DrawnRows(one, one, one, one, one, one, one, INPUT, NEURON);
        var zeros = b.zero(TensorType.of(DType.F32, NEURON));
        b.output("drawn", b.emit(new Op.DeliverDrawn(zeros, x, b.constant(DType.F32, 1), drawn)));
        b.output("made", b.emit(new Op.DeliverProcedural(zeros, x, made(one, List.of(), slots))));
        b.output("late", b.emit(new Op.DeliverProcedural(line, x, made(one, List.of(one), slots))));
        b.output("forward", b.emit(new Op.SparseLate(SparseProduct.FORWARD, x, w, travel, rows)));
        b.output("backward", b.emit(new Op.SparseLate(SparseProduct.BACKWARD, line, w, travel, rows)));
        b.output("outer", b.emit(new Op.SparseLate(SparseProduct.OUTER, x, line, travel, rows)));
        var program = b.build();

        assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
    }

    private static ProceduralRows made(Value one, List<Value> slot, Axis slots) {
        var numbers = List.of(one, one, one, one, one, one);
        var delay = new ProceduralRows.Numbers(lanes(DType.I64), false);
        var weight = new ProceduralRows.Numbers(lanes(DType.F32), false);
        return new ProceduralRows(
                true,
                lanes(DType.I64),
                lanes(DType.BOOL),
                weight,
                delay,
                numbers,
                List.of(),
                slot,
                INPUT,
                NEURON,
                slots);
    }

    private static Program lanes(DType dtype) {
        var b = new Builder("lanes");
        var number = ProceduralRows.inputs(b).get(1);
        b.output("y", b.convert(number, dtype));
        return b.build();
    }

    @Test
    void read_textOfEverySurrogate_isTheProgram() {
        var surrogates = List.of(
                new Surrogate.Sigmoid(4),
                new Surrogate.PiecewiseQuadratic(1),
                new Surrogate.PiecewiseExp(1),
                new Surrogate.SoftSign(1),
                new Surrogate.Arctan(1),
                new Surrogate.NonzeroSignLog(1),
                new Surrogate.Erf(1e-7),
                new Surrogate.PiecewiseLeakyRelu(0.01, 1),
                new Surrogate.SquarewaveFourierSeries(2, 8),
                new Surrogate.S2nn(4, 1, 1e-8),
                new Surrogate.QPseudoSpike(2),
                new Surrogate.LeakyRelu(0.1, 1),
                new Surrogate.LogTailedRelu(0),
                Surrogate.PAPER,
                new Surrogate.GaussianGrad(0.5, 0.5),
                new Surrogate.MultiGaussianGrad(0.15, 6, 0.5, 0.5),
                new Surrogate.InvSquareGrad(100),
                new Surrogate.SlayerGrad(1));
        var b = new Builder("surrogates");
        var x = b.input("x", TensorType.scalar(DType.F64));
        for (var surrogate : surrogates) {
            b.output(surrogate.toString(), b.spike(x, surrogate, SpikeMode.SOFT));
        }
        var program = b.build();

        assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
    }

    @Test
    void read_customProgram_isTheProgram() {
        var inner = ProgramReader.read(SQUARE);
        var b = new Builder("outer");
        var x = b.input("x", TensorType.of(DType.F64, Axis.LANE));
        b.output("y", b.emit(new Op.Custom(inner, inner, inner, List.of(x))));
        var program = b.build();

        assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
    }

    @Test
    void read_unknownOperation_saysWhere() {
        refuses(
                SQUARE.replace("multiply", "mutiply"),
                "program text, line 2: 'mutiply' is no operation, but found ' %0 %0'");
    }

    @Test
    void read_undefinedValue_saysWhere() {
        refuses(
                SQUARE.replace("%0 %0", "%0 %7"),
                "program text, line 2: %7 is used before it is defined, but found ''");
    }

    @Test
    void read_unknownAxis_saysHowToWriteIt() {
        refuses(
                SQUARE.replace("f64[lane]) {", "f64[cell]) {"),
                "program text, line 1: axis 'cell' needs its place among others, as in cell@10, but found ']) {'");
    }

    @Test
    void read_wrongType_namesTheRule() {
        refuses(
                SQUARE.replace("%1:f64[lane]", "%1:f64[]"),
                "program 'square', %1:f64[] = multiply %0 %0: %1 is declared f64[], but is f64[lane]");
    }

    @Test
    void read_textThatEnds_saysWhatWasExpected() {
        refuses("program", "program text, line 1: expected a word, but found ''");
    }

    /// Every text is a program or is refused with a message; nothing else happens.
    @Test
    void read_damagedText_isRefusedOrRead() {
        var random = new SplittableRandom(9);
        var text = ProgramGenerator.programs(1, DType.F64, EnumSet.allOf(Feature.class))
                .getFirst()
                .toString();
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            var damaged = new StringBuilder(text);
            for (int k = 0; k < 3; k++) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, "%=[](){} \nabz019.,;@-".charAt(random.nextInt(21)));
            }
            try {
                ProgramReader.read(damaged.toString());
            } catch (IllegalProgramException e) {
                assertThat(e).hasMessageContaining("program");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> ProgramReader.read(text))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage(message);
    }
}
