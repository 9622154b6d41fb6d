package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramReader;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

/// Derivatives of systems along chains and trees, in both modes and against differences; and those of the
/// derivatives.
final class BranchDerivativesTest {

    private static final Axis TRIAL = new Axis("trial", 5);
    private static final Axis NODE = new Axis("node", 10);
    private static final Sizes SIZES = Sizes.of(1, 1).with(TRIAL, 2).with(NODE, 6);

    /// Two trees: 0 with children 1 and 2, of which 2 has 3; 4 with 5.
    private static final Map<String, Tensor> PARENT =
            Map.of("parent", Tensor.ofIntegers(TensorType.of(DType.I64, NODE), -1, 0, 0, 2, -1, 4));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void solve_alongBranches_agreesWithDifferences_twice(boolean chain) {
        var program = program(chain);
        for (var each : new Program[] {
            program,
            Vjp.of(program, Checks.floatInputs(program), program.outputNames()),
            Jvp.of(program, Checks.floatInputs(program))
        }) {
            var at = new HashMap<>(Checks.inputs(each, SIZES, 0.2, 0.9));
            at.putAll(PARENT);

            Checks.check(each, at, SIZES, 1e-8);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void text_isReadBack(boolean chain) {
        var program = program(chain);

        assertThat(ProgramReader.read(program.toString())).isEqualTo(program);
    }

    /// One diagonal for all trials, right-hand sides of each; off-diagonals of each and for all.
    private static Program program(boolean chain) {
        var b = new Builder("branches");
        var lower = b.input("lower", TensorType.of(DType.F64, TRIAL, NODE));
        var diagonal = b.shifted(3, b.input("diagonal", TensorType.of(DType.F64, NODE)));
        var upper = b.input("upper", TensorType.scalar(DType.F64));
        var right = b.input("right", TensorType.of(DType.F64, TRIAL, NODE));
        var parent = b.input("parent", TensorType.of(DType.I64, NODE));
        b.output(
                "y",
                b.square(b.emit(
                        chain
                                ? new Op.SolveTridiagonal(lower, diagonal, upper, right, NODE)
                                : new Op.SolveTree(lower, diagonal, upper, right, parent, NODE))));
        return b.build();
    }
}
