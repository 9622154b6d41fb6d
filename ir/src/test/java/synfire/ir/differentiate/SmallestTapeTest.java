package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

/// What a loop keeps for its way back is the narrowest place between what is carried and what is needed.
final class SmallestTapeTest {

    private static final TensorType CELLS = TensorType.of(DType.F64, Axis.LANE);
    private static final Sizes SIZES = Sizes.of(7, 3);

    /// Three carries of which only the difference and the sum of all are looked at: v′ = sin(v − s) + a, s′
    /// = cos(v − s),
    /// a′ = tanh(v − s).
    private static Program program() {
        var body = new Builder("step");
        var v = body.input("v", CELLS);
        var s = body.input("s", CELLS);
        var a = body.input("a", CELLS);
        var w = body.subtract(v, s);
        body.output("v", body.add(body.unary(UnaryFunction.SIN, w), a));
        body.output("s", body.unary(UnaryFunction.COS, w));
        body.output("a", body.unary(UnaryFunction.TANH, w));
        var b = new Builder("three");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(b.input("v", CELLS), b.input("s", CELLS), b.input("a", CELLS)),
                List.of(),
                List.of(),
                0));
        b.output("v", results.get(0));
        b.output("s", results.get(1));
        return b.build();
    }

    private static Program gradient(SaveSet save) {
        return Vjp.of(program(), List.of("v", "s", "a"), List.of("v", "s"), Vjp.Options.DEFAULT.withSave(save));
    }

    private static long stepBytes(SaveSet save) {
        return gradient(save).steps().stream()
                .filter(step -> step.op() instanceof Op.Scan)
                .mapToLong(step -> TapeSize.stepBytes((Op.Scan) step.op(), SIZES))
                .sum();
    }

    @Test
    void tape_ofADifferenceOfStates_holdsTheDifferenceAlone() {
        long value = 3 * Double.BYTES;

        assertThat(stepBytes(SaveSet.STATES)).isEqualTo(3 * value);
        assertThat(stepBytes(SaveSet.SMALLEST)).isEqualTo(value);
    }

    @Test
    void gradient_fromTheSmallestTape_isThatFromAllStates() {
        var states = gradient(SaveSet.STATES);
        var inputs = Checks.inputs(states, SIZES, -1, 1);
        var expected = Interpreter.run(states, inputs, SIZES);
        var found = Interpreter.run(gradient(SaveSet.SMALLEST), inputs, SIZES);

        for (var name : List.of("cotangent.v", "cotangent.s", "cotangent.a")) {
            assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
        }
    }
}
