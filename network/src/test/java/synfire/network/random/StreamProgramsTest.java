package synfire.network.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import synfire.ir.NumberProgram;
import synfire.ir.Program;

/// Programs against what computes the same numbers one by one, bit for bit.
final class StreamProgramsTest {

    private static final int NUMBERS = 20_000;

    private static void same(Program program, DoubleUnaryOperator one, DoubleUnaryOperator argument) {
        var numbers = new NumberProgram(program);
        var stream = new CounterStream(RandomKey.ofSeed(3), 7);
        for (int n = 0; n < NUMBERS; n++) {
            double x = argument.applyAsDouble(stream.nextUniform());
            assertThat(numbers.at(x)).as("of %s", x).isEqualTo(one.applyAsDouble(x));
        }
    }

    @Test
    void normal_ofUniformNumbers_hasTheBitsOfTheStream() {
        same(StreamPrograms.NORMAL, NormalQuantile::of, u -> u);
        same(StreamPrograms.NORMAL, NormalQuantile::of, u -> u * 1e-12);
        same(StreamPrograms.NORMAL, NormalQuantile::of, u -> 1 - (u + 1e-3) * 1e-12);
    }

    @Test
    void exponential_ofUniformNumbers_hasTheBitsOfTheStream() {
        same(StreamPrograms.EXPONENTIAL, u -> -Logarithm.of(u), u -> u);
    }

    @Test
    void exp_overItsRange_hasTheBitsOfOneNumber() {
        same(StreamPrograms.EXP, NaturalExponential::of, u -> 1600 * u - 800);
        same(StreamPrograms.EXP, NaturalExponential::of, u -> u - 0.5);
        assertThat(NaturalExponential.of(1)).isEqualTo(Math.E);
        assertThat(NaturalExponential.of(Double.NaN)).isNaN();
    }
}
