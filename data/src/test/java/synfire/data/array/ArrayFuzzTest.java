package synfire.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.data.format.RecordingFormatException;

/// Whatever the bytes are, a file is read or refused with a message: no other exception, no hang, no great memory.
final class ArrayFuzzTest {

    /// Files of ours. Stored archives, so that flips reach what is behind the check sum.
    enum Sample {
        NPY(ArrayFixtures.npy(2, "<f8", true, "3, 4", new byte[96])),
        NPY_TEXT(ArrayFixtures.npy(1, "<U3", false, "4,", new byte[48])),
        NPZ(ArrayFixtures.npz()),
        ZIP(ArrayFixtures.zip(Map.of("w.npy", ArrayFixtures.npz()), Deflater.NO_COMPRESSION)),
        MAT(ArrayFixtures.mat(false)),
        MAT_PACKED(ArrayFixtures.mat(true)),
        HDF5(ArrayFixtures.hdf5()),
        XLSX(ArrayFixtures.xlsx(ArrayFixtures.ROWS)),
        TEXT(ArrayFixtures.utf8("name,V1,\"V 2\"\nV1,0,0.5\n\"V 2\",1e-3,0\n"));

        private final byte[] bytes;

        Sample(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_cutAnywhere_isReadOrRefused(Sample sample) {
        int step = Math.max(1, sample.bytes.length / 120);
        for (int length = 0; length < sample.bytes.length; length += step) {
            readOrRefused(Arrays.copyOf(sample.bytes, length), sample + " cut to " + length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_flippedBytes_isReadOrRefused(Sample sample) {
        flip(sample, 200, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void read_manyFlippedBytes_isReadOrRefused(Sample sample) {
        flip(sample, 20_000, 2);
    }

    private static void flip(Sample sample, int times, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            var bytes = sample.bytes.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = switch (random.nextInt(3)) {
                    case 0 -> (byte) random.nextInt(256);
                    case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                    default -> (byte) (random.nextBoolean() ? 0xff : 0x7f);
                };
            }
            readOrRefused(bytes, sample + " seed " + seed + " round " + i);
        }
    }

    @Test
    void read_sheetOfOddXml_isReadOrRefused() {
        var random = new Random(3);
        var pieces = List.of(
                "<row r=\"2\">",
                "<row>",
                "</row>",
                "<c r=\"B2\" t=\"s\">",
                "<c r=\"XFD9\">",
                "<c>",
                "</c>",
                "<v>",
                "</v>",
                "7",
                "V1",
                "&lt;",
                "&bomb;",
                "<![CDATA[x]]>",
                "<is>",
                "</is>",
                "<t>",
                "</t>",
                "<row r=\"9999999\">");
        for (int i = 0; i < 300; i++) {
            var rows = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                rows.append(pieces.get(random.nextInt(pieces.size())));
            }
            readOrRefused(ArrayFixtures.xlsx(rows.toString()), "sheet " + i + ": " + rows);
        }
    }

    @Test
    void read_noise_isReadOrRefused() {
        var random = new Random(4);
        var starts = List.of(
                "",
                "\u0093NUMPY\u0001\u0000",
                "PK\u0003\u0004",
                "MATLAB 5.0",
                "\u0089HDF\r\n\u001a\n",
                "\u001f\u008b\b",
                "1,2\n");
        for (int i = 0; i < 350; i++) {
            var bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            var start = starts.get(i % starts.size()).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
            readOrRefused(bytes, "noise " + i);
        }
    }

    private static void readOrRefused(byte[] bytes, String what) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    List<String> arrays = List.of();
                    try {
                        arrays = ArrayFixtures.open(bytes).arrays();
                    } catch (RecordingFormatException e) {
                        assertThat(e.getMessage()).startsWith("x").contains("\nfix: ");
                    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                        throw new AssertionError(what, e);
                    }
                    for (var array : arrays) {
                        readOrRefused(bytes, array, what);
                    }
                },
                what);
    }

    private static void readOrRefused(byte[] bytes, String array, String what) {
        try {
            switch (ArrayFixtures.open(bytes).read(array)) {
                case Content.Table table ->
                    table.visit((line, cells) -> assertThat(cells).isNotEmpty());
                case Content.Numbers numbers ->
                    assertThat(RowMajor.count(numbers.shape()))
                            .isEqualTo(numbers.values().size());
                case Content.Texts texts ->
                    assertThat(RowMajor.count(texts.shape()))
                            .isEqualTo(texts.values().size());
            }
        } catch (RecordingFormatException e) {
            assertThat(e.getMessage()).startsWith("x").contains("\nfix: ");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what + " #" + array, e);
        }
    }
}
