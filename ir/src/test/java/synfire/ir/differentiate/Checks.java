package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.Verifier;

/// Holds programs to the agreement of reverse mode, forward mode and differences.
final class Checks {

    /// Rounding of two orders of summation.
    static final double FORWARD = 1e-10;

    private Checks() {}

    /// Inputs drawn from an interval, for every input of the program.
    static Map<String, Tensor> inputs(Program program, Sizes sizes, double from, double to) {
        var random = new SplittableRandom(7);
        var inputs = new HashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var type = input.value().tensor();
            inputs.put(
                    input.name(),
                    Tensor.of(
                            type, random.doubles(sizes.elements(type), from, to).toArray()));
        }
        return inputs;
    }

    static List<String> floatInputs(Program program) {
        return program.inputs().stream()
                .filter(input -> input.value().dtype().isFloat())
                .map(Program.Input::name)
                .toList();
    }

    static List<String> floatOutputs(Program program) {
        return program.outputs().stream()
                .filter(output -> output.value().dtype().isFloat())
                .map(Program.Output::name)
                .toList();
    }

    /// Every float output by every float input, with every save set.
    ///
    /// @param difference the largest relative difference from fourth-order differences
    static void check(Program program, Map<String, Tensor> at, Sizes sizes, double difference) {
        Verifier.verify(program);
        for (var save : SaveSet.values()) {
            var report = GradientCheck.of(
                    program,
                    floatInputs(program),
                    floatOutputs(program),
                    at,
                    sizes,
                    GradientCheck.Options.DEFAULT.withSave(save));
            assertThat(report.notFinite()).isEmpty();
            assertThat(report.forwardError())
                    .as("%s %s\n%s", save, report, program)
                    .isLessThan(FORWARD);
            assertThat(report.differenceError())
                    .as("%s %s\n%s", save, report, program)
                    .isLessThan(difference);
        }
    }

    static void check(Program program, Sizes sizes, double from, double to) {
        check(program, inputs(program, sizes, from, to), sizes, 1e-8);
    }
}
