package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.ProgramGenerator;
import synfire.ir.ProgramGenerator.Feature;
import synfire.ir.Sizes;
import synfire.ir.scans.CleanScans;

final class RandomProgramsTest {

    private static final Sizes SIZES = Sizes.of(5, 3);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void derivatives_ofRandomPrograms_agreeInBothModes() {
        int compared = 0;
        for (long seed = 0; seed < 80; seed++) {
            var generator = new ProgramGenerator(seed, DType.F64, EnumSet.allOf(Feature.class));
            var program = generator.program();
            var at = generator.inputs(program, SIZES);
            var report = GradientCheck.of(
                    program,
                    Checks.floatInputs(program),
                    Checks.floatOutputs(program),
                    at,
                    SIZES,
                    GradientCheck.Options.DEFAULT.withDirections(1).withSave(save(seed)));
            if (report.notFinite().isEmpty()) {
                compared++;
                assertThat(report.forwardError())
                        .as("seed %d: %s\n%s", seed, report, program)
                        .isLessThan(Checks.FORWARD);
            }
        }
        assertThat(compared).isGreaterThan(60);
    }

    @Test
    void derivatives_ofSmoothRandomPrograms_mostlyAgreeWithDifferences() {
        var smooth = EnumSet.of(Feature.FUNCTIONS, Feature.RARE_FUNCTIONS, Feature.SCANS);
        int compared = 0;
        var far = new ArrayList<Long>();
        for (long seed = 0; seed < 60; seed++) {
            var generator = new ProgramGenerator(seed, DType.F64, smooth);
            var program = generator.program();
            var at = generator.inputs(program, SIZES);
            var report = GradientCheck.of(
                    program,
                    Checks.floatInputs(program),
                    Checks.floatOutputs(program),
                    at,
                    SIZES,
                    GradientCheck.Options.DEFAULT.withDirections(1).withSave(save(seed)));
            if (report.notFinite().isEmpty()) {
                compared++;
                if (report.differenceError() > 1e-6) {
                    far.add(seed);
                }
            }
        }
        // A few have a kink (minimum, absolute) or an all but singular point within the differences' step.
        assertThat(compared).isGreaterThan(45);
        assertThat(far).hasSizeLessThanOrEqualTo(compared / 20);
    }

    @Test
    void secondDerivatives_ofRandomPrograms_agreeInBothModes() {
        var smooth = EnumSet.of(Feature.FUNCTIONS, Feature.SCANS);
        int compared = 0;
        for (long seed = 1000; seed < 1012; seed++) {
            var generator = new ProgramGenerator(seed, DType.F64, smooth);
            var program = generator.program();
            for (var derivative : List.of(
                    Vjp.of(program, Checks.floatInputs(program), Checks.floatOutputs(program)),
                    Jvp.of(program, Checks.floatInputs(program)))) {
                var report = GradientCheck.of(
                        derivative,
                        Checks.floatInputs(derivative),
                        Checks.floatOutputs(derivative),
                        Checks.inputs(derivative, SIZES, -1, 1),
                        SIZES,
                        GradientCheck.Options.DEFAULT.withDirections(1).withSave(save(seed)));
                if (report.notFinite().isEmpty()) {
                    compared++;
                    assertThat(report.forwardError())
                            .as("seed %d: %s", seed, report)
                            .isLessThan(Checks.FORWARD);
                }
            }
        }
        assertThat(compared).isGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cleanScans_ofRandomPrograms_changesNoBit(long seed) {
        var generator = new ProgramGenerator(seed, DType.F64, EnumSet.allOf(Feature.class));
        var program = generator.program();
        var at = generator.inputs(program, SIZES);

        var clean = CleanScans.of(program);

        assertThat(Interpreter.run(clean, at, SIZES)).isEqualTo(Interpreter.run(program, at, SIZES));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void primalOutputs_ofDerivatives_areThoseOfTheProgram(long seed) {
        var generator = new ProgramGenerator(seed, DType.F64, EnumSet.allOf(Feature.class));
        var program = generator.program();
        var backward = Vjp.of(program, Checks.floatInputs(program), Checks.floatOutputs(program));
        var at = generator.inputs(backward, SIZES);

        var outputs = Interpreter.run(program, at, SIZES);

        assertThat(Interpreter.run(backward, at, SIZES)).containsAllEntriesOf(outputs);
    }

    private static SaveSet save(long seed) {
        return SaveSet.values()[(int) (seed % SaveSet.values().length)];
    }
}
