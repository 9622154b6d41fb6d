package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramGenerator;
import synfire.ir.ProgramGenerator.Feature;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Verifier;

final class ExpandFunctionsTest {

    private static final Sizes SIZES = Sizes.of(3, 5);

    @Test
    void apply_exp_writesItsArithmetic() {
        var b = new Builder("one");
        b.output("y", b.exp(b.input("x", TensorType.scalar(DType.F64))));

        assertThat(new ExpandFunctions().apply(b.build())).hasToString("""
                program one(x %0:f64[]) {
                  %2:f64[] = constant 710.0
                  %3:f64[] = minimum %0 %2
                  %4:f64[] = constant -708.5
                  %5:f64[] = maximum %3 %4
                  %6:f64[] = constant 1.4426950408889634
                  %7:f64[] = constant 6.755399441056766E15
                  %8:f64[] = fma %5 %6 %7
                  %9:f64[] = constant -6.755399441056766E15
                  %10:f64[] = add %8 %9
                  %11:i64[] = bitcast i64 %8
                  %12:i64[] = constant 52
                  %13:i64[] = shift_left %11 %12
                  %14:f64[] = bitcast f64 %13
                  %15:f64[] = constant -0.6931471805599453
                  %16:f64[] = fma %10 %15 %5
                  %17:f64[] = constant -2.3190468138462996E-17
                  %18:f64[] = fma %10 %17 %16
                  %19:f64[] = constant 5.013992399693096E-8
                  %20:f64[] = constant 5.525247713966617E-7
                  %21:f64[] = fma %19 %18 %20
                  %22:f64[] = constant 5.511471221817025E-6
                  %23:f64[] = fma %21 %18 %22
                  %24:f64[] = constant 4.960300932451927E-5
                  %25:f64[] = fma %23 %18 %24
                  %26:f64[] = constant 3.968253955270231E-4
                  %27:f64[] = fma %25 %18 %26
                  %28:f64[] = constant 0.002777777786444287
                  %29:f64[] = fma %27 %18 %28
                  %30:f64[] = constant 0.01666666666672741
                  %31:f64[] = fma %29 %18 %30
                  %32:f64[] = constant 0.08333333333314788
                  %33:f64[] = fma %31 %18 %32
                  %34:f64[] = constant 0.33333333333333254
                  %35:f64[] = fma %33 %18 %34
                  %36:f64[] = constant 1.000000000000001
                  %37:f64[] = fma %35 %18 %36
                  %38:f64[] = constant 2.0
                  %39:f64[] = fma %37 %18 %38
                  %40:f64[] = fma %18 %39 %38
                  %41:f64[] = multiply %40 %14
                  return y %41
                }""");
    }

    @Test
    void apply_expAndExprelOfOneArgument_sharesThePolynomial() {
        var b = new Builder("two");
        var x = b.input("x", TensorType.scalar(DType.F64));
        b.output("exp", b.exp(x));
        int alone = new ExpandFunctions().apply(b.build()).steps().size();
        b.output("exprel", b.unary(UnaryFunction.EXPREL, x));

        int both = new ExpandFunctions().apply(b.build()).steps().size();

        // beside the exponential: missing, r·scale, q, −missing, half, expm1, divide, compare, select, and constants 0
        // and ½
        assertThat(both - alone).isLessThanOrEqualTo(12);
    }

    @Test
    void apply_randomPrograms_leavesOnlyArithmetic() {
        for (var program : ProgramGenerator.programs(100, DType.F64, EnumSet.allOf(Feature.class))) {
            assertThat(Verifier.verify(new ExpandFunctions().apply(program))).matches(ExpandFunctionsTest::isPlain);
        }
    }

    private static boolean isPlain(Program program) {
        return program.steps().stream()
                .map(Program.Step::op)
                .allMatch(op -> !(op instanceof Op.Philox)
                        && !(op instanceof Op.Unary(var function, var _) && function.isTranscendental())
                        && Verifier.bodies(op).stream().allMatch(ExpandFunctionsTest::isPlain));
    }

    /// Without steps nothing amplifies a last place much; products of up to 40 operations on numbers up to 30 may.
    @Test
    void apply_randomSmoothPrograms_agreeWithTheInterpreter() {
        var smooth = EnumSet.of(Feature.FUNCTIONS, Feature.RARE_FUNCTIONS, Feature.RANDOM, Feature.SCANS);
        for (int seed = 0; seed < 200; seed++) {
            var generator = new ProgramGenerator(seed, DType.F64, smooth);
            var program = generator.program();
            var inputs = generator.inputs(program, SIZES);
            var expected = Interpreter.run(program, inputs, SIZES);
            var actual = Interpreter.run(new ExpandFunctions().apply(program), inputs, SIZES);
            for (var name : program.outputNames()) {
                requireClose(seed, name, actual, expected);
            }
        }
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
