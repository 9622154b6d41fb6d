package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.ProgramGenerator.Feature;

final class ProgramGeneratorTest {

    private static final EnumSet<Feature> ALL = EnumSet.allOf(Feature.class);
    private static final Sizes SIZES = Sizes.of(5, 9);

    @Test
    void program_ofOneSeed_isAlwaysTheSame() {
        assertThat(new ProgramGenerator(3, DType.F64, ALL).program())
                .isEqualTo(new ProgramGenerator(3, DType.F64, ALL).program());
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void programs_ofManySeeds_runAndAreMostlyFinite(DType dtype) {
        int finite = 0;
        int all = 0;
        for (int seed = 0; seed < 200; seed++) {
            var generator = new ProgramGenerator(seed, dtype, ALL);
            var program = generator.program();
            var outputs = Interpreter.run(program, generator.inputs(program, SIZES), SIZES);
            for (var output : outputs.values()) {
                for (double y : output.toArray()) {
                    all++;
                    finite += Double.isFinite(y) ? 1 : 0;
                }
            }
        }
        assertThat(finite).isGreaterThan(all * 9 / 10);
    }

    @Test
    void programs_ofManySeeds_holdEveryFunction() {
        var seen = new HashSet<String>();
        for (var program : ProgramGenerator.programs(300, DType.F64, ALL)) {
            names(program).forEach(seen::add);
        }
        Stream.of(UnaryFunction.values()).forEach(function -> assertThat(seen).contains(function.text()));
        Stream.of(BinaryFunction.values()).forEach(function -> assertThat(seen).contains(function.text()));
        Stream.of(Comparison.values()).forEach(comparison -> assertThat(seen).contains(comparison.text()));
        assertThat(seen).contains("fma", "select", "convert", "philox", "broadcast", "scan", "constant");
    }

    private static Stream<String> names(Program program) {
        return program.steps().stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(ProgramText.name(step.op())),
                        Verifier.bodies(step.op()).stream().flatMap(ProgramGeneratorTest::names)));
    }
}
