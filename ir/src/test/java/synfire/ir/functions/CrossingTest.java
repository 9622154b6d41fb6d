package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;

final class CrossingTest {

    private static final int LANES = 400;

    /// In `f64` the bits agree. In `f32` the interpreter works in doubles; steep margins lose about a digit.
    @ParameterizedTest
    @CsvSource({"F64, 0", "F32, 3e-5"})
    void crossings_ofRandomMargins_areThoseOfTheInterpreter(DType dtype, double tolerance) {
        var type = TensorType.of(dtype, Axis.LANE);
        var b = new Builder("crossings");
        var v = List.of("before", "after", "slope0", "slope1").stream()
                .map(name -> b.input(name, type))
                .toArray(Value[]::new);
        b.output("linear", b.emit(new Op.LinearCrossing(v[0], v[1])));
        b.output("hermite", b.emit(new Op.HermiteCrossing(v[0], v[1], v[2], v[3])));
        b.output("spike", b.spike(v[0], Surrogate.PAPER, SpikeMode.HARD));
        var program = b.build();
        var random = new SplittableRandom(1);
        var inputs = new LinkedHashMap<String, Tensor>();
        inputs.put("before", Tensor.of(type, random.doubles(LANES, -2, 0.5).toArray()));
        inputs.put("after", Tensor.of(type, random.doubles(LANES, -0.5, 2).toArray()));
        inputs.put("slope0", Tensor.of(type, random.doubles(LANES, 0.5, 2).toArray()));
        inputs.put("slope1", Tensor.of(type, random.doubles(LANES, 0.5, 2).toArray()));

        var expected = Interpreter.run(program, inputs, Sizes.of(1, LANES));
        var actual = Interpreter.run(new ExpandFunctions().apply(program), inputs, Sizes.of(1, LANES));

        for (var name : program.outputNames()) {
            assertThat(actual.get(name).toArray())
                    .containsExactly(expected.get(name).toArray(), within(tolerance));
        }
    }
}
