package synfire.ir.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.ProgramGenerator;
import synfire.ir.ProgramGenerator.Feature;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Verifier;
import synfire.ir.functions.ExpandFunctions;

final class OptimizeTest {

    private static final Sizes SIZES = Sizes.of(3, 5);
    private static final EnumSet<Feature> SMOOTH =
            EnumSet.of(Feature.FUNCTIONS, Feature.RARE_FUNCTIONS, Feature.RANDOM, Feature.SCANS);

    /// The passes that change no bit.
    static Stream<Pass> exact() {
        return Stream.of(new EliminateCommonSubexpressions(), new DropUnused(), new HoistInvariants());
    }

    /// The passes that change rounding.
    static Stream<Pass> rounding() {
        return Stream.of(
                new FoldConstants(),
                new SimplifyAlgebra(),
                new PowersByMultiplication(),
                new MultiplyByReciprocals(),
                new ShareExponentials(),
                new MergeDivisions(),
                new FuseMultiplyAdd(),
                new GatherLinear(),
                new Indicators(),
                new SpecializeSelects(),
                new CompareDirectly(),
                Optimize.BEFORE_DERIVATIVE,
                Optimize.STANDARD,
                Optimize.TO_RUN);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void pass_onRandomPrograms_changesNoBit(Pass pass) {
        for (int seed = 0; seed < 25; seed++) {
            var generator = new ProgramGenerator(seed, DType.F32, EnumSet.allOf(Feature.class));
            var program = generator.program();
            var inputs = generator.inputs(program, SIZES, 0.05);

            assertThat(bits(Interpreter.run(Verifier.verify(pass.apply(program)), inputs, SIZES)))
                    .as("seed %d", seed)
                    .isEqualTo(bits(Interpreter.run(program, inputs, SIZES)));
        }
    }

    /// The bits of a NaN are no part of a result.
    private static Map<String, String> bits(Map<String, Tensor> outputs) {
        var text = new TreeMap<String, String>();
        outputs.forEach((name, tensor) -> text.put(name, tensor.toString()));
        return text;
    }

    /// Up to 40 operations on numbers up to 30 may each amplify a last place; nothing steps.
    @ParameterizedTest
    @MethodSource("rounding")
    void pass_onRandomSmoothPrograms_changesRoundingOnly(Pass pass) {
        for (int seed = 0; seed < 40; seed++) {
            var generator = new ProgramGenerator(seed, DType.F64, SMOOTH);
            var program = generator.program();
            var inputs = generator.inputs(program, SIZES);
            var actual = Interpreter.run(Verifier.verify(pass.apply(program)), inputs, SIZES);
            var expected = Interpreter.run(program, inputs, SIZES);

            for (var name : program.outputNames()) {
                requireClose(seed, name, actual, expected);
            }
        }
    }

    @Test
    void standard_ofAnything_isDoneAfterOnce() {
        for (var program : ProgramGenerator.programs(15, DType.F64, SMOOTH)) {
            var once = Optimize.STANDARD.apply(program);

            assertThat(Optimize.STANDARD.apply(once).steps())
                    .hasSizeLessThanOrEqualTo(once.steps().size());
        }
    }

    /// Elementary functions as arithmetic add and subtract large numbers to round, and constants in two parts.
    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void toRun_ofFunctionsAsArithmetic_keepsTheirPrecision(DType dtype) {
        var b = new Builder("functions");
        var x = b.input("x", TensorType.of(dtype, Axis.LANE));
        for (var function : List.of(
                UnaryFunction.EXP, UnaryFunction.EXPM1, UnaryFunction.SIGMOID, UnaryFunction.SIN, UnaryFunction.TANH)) {
            b.output(function.text(), b.unary(function, b.negate(x)));
        }
        b.output("log", b.unary(UnaryFunction.LOG, b.shifted(40, x)));
        var expanded = new ExpandFunctions().apply(b.build());
        var inputs = Map.of("x", Tensor.of(TensorType.of(dtype, Axis.LANE), -33.3, -2.5, 0.1, 7.7, 30.9));
        var expected = Interpreter.run(expanded, inputs, SIZES);
        var actual = Interpreter.run(Optimize.TO_RUN.apply(expanded), inputs, SIZES);
        // four units in the last place
        double tolerance = dtype == DType.F32 ? 0x1p-21 : 0x1p-50;

        expected.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                assertThat(Objects.requireNonNull(actual.get(name)).get(i))
                        .as("%s of number %d", name, i)
                        .isCloseTo(values.get(i), within(tolerance * Math.abs(values.get(i))));
            }
        });
    }

    @Test
    void standard_asText_listsItsPasses() {
        assertThat(Optimize.STANDARD)
                .hasToString("EliminateCommonSubexpressions → FoldConstants → SimplifyAlgebra → PowersByMultiplication"
                        + " → MultiplyByReciprocals → FoldConstants → SimplifyAlgebra → HoistInvariants"
                        + " → ShareExponentials → MergeDivisions → FoldConstants → SimplifyAlgebra → FuseMultiplyAdd"
                        + " → HoistInvariants");
    }

    private static void requireClose(int seed, String name, Map<String, Tensor> actual, Map<String, Tensor> expected) {
        var x = actual.get(name).toArray();
        var y = expected.get(name).toArray();
        for (int i = 0; i < x.length; i++) {
            double error = Math.abs(x[i] - y[i]) / Math.max(1, Math.abs(y[i]));
            assertThat(error < 1e-9 || x[i] == y[i] || Double.isNaN(x[i]) && Double.isNaN(y[i]))
                    .as("seed %d, output %s: %s instead of %s", seed, name, x[i], y[i])
                    .isTrue();
        }
    }
}
