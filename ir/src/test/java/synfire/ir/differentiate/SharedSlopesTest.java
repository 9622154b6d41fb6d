package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
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

/// A derivative that the program has computed already stands in for the products that it is the sum of.
final class SharedSlopesTest {

    private static final TensorType CELLS = TensorType.of(DType.F64, Axis.LANE);
    private static final Sizes SIZES = Sizes.of(7, 3);
    private static final double DT = 0.1;
    private static final List<String> CONDUCTANCES = List.of("g", "h", "k");

    /// Three conductances that fall, and v that follows them by the exponential scheme: v′ = v + f·exprel(z),
    /// with f = dt·(Σ g·(E − v) − v) and z = dt·(−1 − Σ g) = ∂f/∂v.
    private static Program program() {
        var body = new Builder("step");
        var v = body.input("v", CELLS);
        var driven = body.negate(v);
        var slope = body.like(v, -1);
        for (int i = 0; i < CONDUCTANCES.size(); i++) {
            var g = body.scaled(0.9 - 0.1 * i, body.input(CONDUCTANCES.get(i), CELLS));
            driven = body.add(driven, body.multiply(g, body.subtract(body.like(v, 3 - 2 * i), v)));
            slope = body.subtract(slope, g);
            body.output(CONDUCTANCES.get(i), g);
        }
        var f = body.scaled(DT, driven);
        body.output("v", body.fma(f, body.unary(UnaryFunction.EXPREL, body.scaled(DT, slope)), v));
        var built = body.build();
        var ordered = new Program(
                built.name(),
                built.inputs(),
                built.steps(),
                built.outputs().stream()
                        .sorted(Comparator.comparingInt(
                                output -> built.inputNames().indexOf(output.name())))
                        .toList());
        var b = new Builder("conductances");
        var carries =
                ordered.inputNames().stream().map(name -> b.input(name, CELLS)).toList();
        var results = b.emitAll(new Op.Scan(ordered, Axis.TIME, false, carries, List.of(), List.of(), 0));
        b.output("v", results.getFirst());
        return b.build();
    }

    private static Program gradient(SaveSet save) {
        return Vjp.of(program(), List.of("v", "g", "h", "k"), List.of("v"), Vjp.Options.DEFAULT.withSave(save));
    }

    /// How many values are kept of each step.
    private static long saved(SaveSet save) {
        long bytes = gradient(save).steps().stream()
                .filter(step -> step.op() instanceof Op.Scan)
                .mapToLong(step -> TapeSize.stepBytes((Op.Scan) step.op(), SIZES))
                .sum();
        return bytes / (3 * Double.BYTES);
    }

    @Test
    void tape_holdsTheSharedSlope_notTheConductances() {
        assertThat(saved(SaveSet.STATES)).isEqualTo(4);
        assertThat(saved(SaveSet.SMALLEST)).as("v, f and z").isEqualTo(3);
    }

    @Test
    void gradient_throughSums_isThatThroughEachProduct() {
        var states = gradient(SaveSet.STATES);
        var inputs = Checks.inputs(states, SIZES, 0.1, 1);
        var expected = Interpreter.run(states, inputs, SIZES);
        var found = Interpreter.run(gradient(SaveSet.SMALLEST), inputs, SIZES);

        for (var name : List.of("cotangent.v", "cotangent.g", "cotangent.h", "cotangent.k")) {
            assertThat(found.get(name).toArray())
                    .as(name)
                    .containsExactly(expected.get(name).toArray(), within(1e-12));
        }
    }
}
