package synfire.network.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Philox4x32;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.functions.ExpandFunctions;

final class CounterStreamTest {

    private static final RandomKey KEY = RandomKey.ofSeed(5).split("test");

    @Test
    void nextWord_twoBlocks_areTheWordsOfPhiloxLowestFirst() {
        var stream = new CounterStream(KEY, 7);

        for (int block = 0; block < 2; block++) {
            var bits = Philox4x32.bits(KEY.value(), 7L << 32, block);
            assertThat(stream.nextWord()).isEqualTo((int) bits[1]);
            assertThat(stream.nextWord()).isEqualTo((int) (bits[1] >>> 32));
            assertThat(stream.nextWord()).isEqualTo((int) bits[0]);
            assertThat(stream.nextWord()).isEqualTo((int) (bits[0] >>> 32));
        }
    }

    @Test
    void nextLong_afterOneWord_beginsAtAnEvenWord() {
        var stream = new CounterStream(KEY, -1);
        var bits = Philox4x32.bits(KEY.value(), 0xFFFFFFFFL << 32, 0);

        stream.nextWord();

        assertThat(stream.nextLong()).isEqualTo(bits[0]);
        assertThat(stream.nextLong()).isEqualTo(Philox4x32.bits(KEY.value(), 0xFFFFFFFFL << 32, 1)[1]);
    }

    @Test
    void restart_otherObjectBetween_repeatsTheNumbers() {
        var stream = new CounterStream(KEY, 3);
        double first = stream.nextNormal();
        stream.restart(KEY, 4);
        stream.nextWord();
        stream.restart(KEY, 3);

        assertThat(stream.nextNormal()).isEqualTo(first);
    }

    @Test
    void numbers_manyObjects_haveTheirMoments() {
        int n = 200_000;
        var sums = new double[6];
        var stream = new CounterStream(KEY, 0);
        for (int i = 0; i < n; i++) {
            stream.restart(KEY, i);
            double u = stream.nextUniform();
            double z = stream.nextNormal();
            double e = stream.nextExponential();
            sums[0] += u;
            sums[1] += z;
            sums[2] += z * z;
            sums[3] += z * z * z * z;
            sums[4] += e;
            sums[5] += stream.nextBelow(7);
        }

        // four standard errors: variances 1/12, 1, 2, 96, 1 and 4
        double root = Math.sqrt(n);
        assertThat(sums[0] / n).isCloseTo(0.5, within(4 * Math.sqrt(1.0 / 12) / root));
        assertThat(sums[1] / n).isCloseTo(0, within(4 / root));
        assertThat(sums[2] / n).isCloseTo(1, within(4 * Math.sqrt(2) / root));
        assertThat(sums[3] / n).isCloseTo(3, within(4 * Math.sqrt(96) / root));
        assertThat(sums[4] / n).isCloseTo(1, within(4 / root));
        assertThat(sums[5] / n).isCloseTo(3, within(4 * 2 / root));
    }

    @Test
    void nextGeometric_skips_areGeometric() {
        int n = 200_000;
        double p = 0.3;
        var counts = new int[4];
        var stream = new CounterStream(KEY, 0);
        for (int i = 0; i < n; i++) {
            counts[(int) Math.min(3, stream.nextGeometric(-1 / Math.log1p(-p)))]++;
        }

        for (int k = 0; k < 3; k++) {
            double expected = p * Math.pow(1 - p, k);
            // four standard errors of a proportion
            assertThat((double) counts[k] / n)
                    .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / n)));
        }
    }

    @Test
    void logarithm_anyNumber_hasTheBitsOfPrograms() {
        var points = new double[5000];
        var stream = new CounterStream(KEY, 1);
        for (int i = 0; i < points.length; i++) {
            points[i] = stream.nextUniform() * Math.pow(10, 30 * stream.nextUniform() - 25);
        }
        var type = TensorType.of(DType.F64, Axis.LANE);
        var b = new Builder("log");
        b.output("y", b.unary(UnaryFunction.LOG, b.input("x", type)));
        var expanded = new ExpandFunctions().apply(b.build());

        var y = Interpreter.run(expanded, Map.of("x", Tensor.of(type, points)), Sizes.of(1, points.length));

        var values = Objects.requireNonNull(y.get("y")).toArray();
        for (int i = 0; i < points.length; i++) {
            assertThat(Logarithm.of(points[i])).isEqualTo(values[i]);
        }
    }

    @Test
    void normalQuantile_knownPoints_agreeWithTables() {
        // Wichura's own check values, and the tail beyond them
        assertThat(NormalQuantile.of(0.25)).isCloseTo(-0.6744897501960817, within(1e-15));
        assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306167814, within(1e-14));
        assertThat(NormalQuantile.of(1e-20)).isCloseTo(-9.262340089798408, within(1e-14));
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-14));
    }
}
