package synfire.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.data.format.Synthetic.NwbParts;
import synfire.equations.units.Units;

/// Whatever the bytes are, a file is read or refused with a message: no other exception, no hang, no great memory.
final class ReaderFuzzTest {

    private static final TextLayout LAYOUT =
            TextLayout.AUTOMATIC.with(TextColumn.all(TextColumn.Kind.VOLTAGE, Units.MV));

    /// Files of ours, and how many bytes from the start hold structure.
    enum Sample {
        ABF2(Synthetic.abf2(false, true), 8 * 512),
        ABF2_EPOCHS(Synthetic.abf2(true, false), 8 * 512),
        ABF1(Synthetic.abf1(), 6144),
        IGOR2(Synthetic.igor2(ByteOrder.LITTLE_ENDIAN), 126),
        IGOR5(Synthetic.igor5(ByteOrder.BIG_ENDIAN), 384),
        NWB(Synthetic.nwb(NwbParts.USUAL), 20_000),
        NWB_STAMPS(Synthetic.nwb(new NwbParts("2.5.0", "TimeSeries", false, false, false)), 20_000),
        COLUMNS(Synthetic.columns(1).getBytes(StandardCharsets.UTF_8), 200),
        GZIP(Synthetic.gzip(Synthetic.abf2(false, true)), 4000);

        private final byte[] bytes;
        private final int structure;

        Sample(byte[] bytes, int structure) {
            this.bytes = bytes;
            this.structure = Math.min(structure, bytes.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_cutAnywhere_isReadOrRefused(Sample sample) {
        var lengths = new ArrayList<Integer>();
        int step = Math.max(1, sample.structure / 150);
        for (int length = 0; length < sample.structure; length += step) {
            lengths.add(length);
        }
        for (int part = 0; part < 20; part++) {
            lengths.add(sample.structure + (sample.bytes.length - sample.structure) * part / 20);
        }
        for (int length : lengths) {
            readOrRefused(Arrays.copyOf(sample.bytes, length), sample + " cut to " + length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_flippedBytes_isReadOrRefused(Sample sample) {
        flip(sample, 150, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void open_manyFlippedBytes_isReadOrRefused(Sample sample) {
        flip(sample, 5000, 2);
    }

    private static void flip(Sample sample, int times, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            var bytes = sample.bytes.clone();
            int flips = 1 + random.nextInt(3);
            var where = new StringBuilder();
            for (int f = 0; f < flips; f++) {
                int at = random.nextInt(sample.structure);
                bytes[at] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
                where.append(' ').append(at).append('=').append(bytes[at]);
            }
            fixCheckSum(sample, bytes);
            readOrRefused(bytes, sample + " seed " + seed + " round " + i + where);
        }
    }

    /// Otherwise the sum would catch every flip, and the checks behind it would not be tried.
    private static void fixCheckSum(Sample sample, byte[] bytes) {
        if (sample == Sample.IGOR2 && bytes[0] == 2) {
            Synthetic.checkSum(java.nio.ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 126, 14);
        } else if (sample == Sample.IGOR5 && bytes[1] == 5) {
            Synthetic.checkSum(java.nio.ByteBuffer.wrap(bytes), 384, 2);
        }
    }

    @Test
    void open_noise_isReadOrRefused() {
        var random = new Random(3);
        var starts = List.of(
                "", "ABF2", "ABF ", "\u0002\u0000", "\u0000\u0005", "\u0089HDF\r\n\u001a\n", "\u001f\u008b\b", "1 2\n");
        for (int i = 0; i < 400; i++) {
            var bytes = new byte[random.nextInt(9000)];
            random.nextBytes(bytes);
            var start = starts.get(i % starts.size()).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
            readOrRefused(bytes, "noise " + i);
        }
    }

    @Test
    void open_textOfOddSigns_isReadOrRefused() {
        var random = new Random(4);
        var pieces = new String[] {
            "1",
            "-2.5e3",
            "nan",
            "\t",
            ",",
            ";",
            " ",
            "\n",
            "\r\n",
            "\"",
            "mV",
            "(ms)",
            "x",
            "ATF\t1\n2\t3\n",
            "\ufeff",
            "\u0000"
        };
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            readOrRefused(text.toString().getBytes(StandardCharsets.UTF_8), "text " + i + ": " + text);
        }
    }

    private static void readOrRefused(byte[] bytes, String what) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try {
                        var file = RecordingFile.open("fuzz", bytes, LAYOUT);
                        for (int s = 0; s < file.sweepCount(); s++) {
                            file.sweep(s)
                                    .forEach(signal -> assertThat(signal.dtMs()).isPositive());
                            file.command(s);
                        }
                    } catch (RecordingFormatException e) {
                        assertThat(e.getMessage()).startsWith("fuzz: ").contains("\nfix: ");
                    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                        throw new AssertionError(what, e);
                    }
                },
                what);
    }
}
