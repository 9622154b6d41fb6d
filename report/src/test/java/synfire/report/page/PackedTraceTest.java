package synfire.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.network.Samples;

final class PackedTraceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1023, 1024, 1025, 5000})
    void code_anyLength_readsBackToHalfALevel(int size) {
        var random = new Random(size);
        var samples = Samples.generate(size, i -> 20 * Math.sin(i / 50.0) + random.nextGaussian() - 60);

        assertReadsBack(samples);
    }

    @Test
    void code_jumpsOverTheWholeRange_readsBack() {
        var random = new Random(5);
        assertReadsBack(Samples.generate(3000, i -> i % 700 == 0 ? 1e6 : random.nextInt(3)));
        assertReadsBack(Samples.generate(3000, _ -> random.nextBoolean() ? -1 : 1));
        assertReadsBack(Samples.generate(3000, _ -> random.nextDouble()));
    }

    @Test
    void code_gaps_stayGaps() {
        var samples = Samples.generate(100, i -> i < 3 || (i > 40 && i < 50) || i == 99 ? Double.NaN : i);

        assertThat(PackedTrace.of(samples).gaps()).containsExactly(0, 3, 41, 9, 99, 1);
        assertReadsBack(samples);
    }

    @Test
    void code_allGapsOrConstant_readsBack() {
        assertReadsBack(Samples.generate(10, _ -> Double.NaN));
        assertReadsBack(Samples.generate(5000, _ -> -70));
        assertReadsBack(Samples.empty());
    }

    @Test
    void code_stepCurrent_takesAlmostNothing() {
        var samples = Samples.generate(200_000, i -> i > 50_000 && i < 150_000 ? 100 : 0);

        // 196 blocks of 2 bits, and two that hold an edge: 1024 numbers of at most 6 bits each
        assertThat(PackedTrace.of(samples).code().size()).isLessThan(196 * 2 / 8 + 2 * 1024 * 6 / 8);
    }

    @Test
    void code_recordingWithNoise_takesAboutAByteASample() {
        var random = new Random(2);
        // a range of 100 mV has levels of 6 µV; noise of 0.1 mV needs log2(0.1/0.006) + 2 = 6 bits
        var samples = Samples.generate(
                100_000,
                i -> -60 + 10 * Math.sin(i / 300.0) + 0.1 * random.nextGaussian() + (i % 10_000 == 0 ? 90 : 0));

        assertThat(PackedTrace.of(samples).code().size()).isLessThan(100_000);
    }

    private static void assertReadsBack(Samples samples) {
        var packed = PackedTrace.of(samples);
        var read = read(packed);
        assertThat(read).hasSize(samples.size());
        for (int i = 0; i < read.length; i++) {
            if (Double.isNaN(samples.get(i))) {
                assertThat(read[i]).isNaN();
            } else {
                // half a level, and the rounding of value and offset
                assertThat(read[i]).isCloseTo(samples.get(i), within(0.5000001 * packed.quantum()));
            }
        }
    }

    /// The same steps as `numbers.js`.
    static double[] read(PackedTrace packed) {
        var bits = new Bits(packed.code().toArray());
        var levels = new int[packed.size()];
        for (int from = 0; from < levels.length; from += 1024) {
            int order = bits.next(2);
            int k = order == 3 ? 0 : bits.next(4);
            for (int i = from; i < Math.min(levels.length, from + 1024); i++) {
                int one = i > 0 ? levels[i - 1] : 0;
                int two = i > 1 ? levels[i - 2] : one;
                int predicted = order == 0 ? 0 : order == 2 ? 2 * one - two : one;
                levels[i] = predicted + (order == 3 ? 0 : bits.error(k));
            }
        }
        var values = new double[levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = packed.offset() + packed.quantum() * levels[i];
        }
        for (int gap = 0; gap < packed.gaps().size(); gap += 2) {
            int from = packed.gaps().get(gap);
            Arrays.fill(values, from, from + packed.gaps().get(gap + 1), Double.NaN);
        }
        return values;
    }

    private static final class Bits {

        private final byte[] bytes;
        private int at;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        int next(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 1 | (bytes[at >> 3] >> (7 - (at++ & 7)) & 1);
            }
            return value;
        }

        int error(int k) {
            int run = 0;
            while (run < 20 && next(1) == 1) {
                run++;
            }
            int u = run < 20 ? run << k | next(k) : next(18);
            return u >>> 1 ^ -(u & 1);
        }
    }
}
