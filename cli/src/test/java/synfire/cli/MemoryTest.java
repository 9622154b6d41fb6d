package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that claim more than they hold, read by a process with 64 MB of heap: a message, no more memory, no hang.
final class MemoryTest {

    private static final String STUDY = """
            model = "hh-traub"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            [data]
            train = [%s]
            """;

    @TempDir
    Path folder;

    @Test
    void recordings_thatClaimTooMuch_areRefusedWithinSmallMemory() throws IOException, InterruptedException {
        Files.write(folder.resolve("igor.ibw"), igorOfFourGigabytes());
        Files.write(folder.resolve("bomb.csv.gz"), zeros(80 << 20));
        Files.write(folder.resolve("sections.abf"), abfOfManySamples());
        for (var file : List.of("igor.ibw", "bomb.csv.gz", "sections.abf")) {
            Files.writeString(folder.resolve("study.toml"), STUDY.formatted("\"" + file + "\""));

            var child = ChildProgram.start(
                    folder,
                    List.of("-Xmx64m"),
                    "fit",
                    folder.resolve("study.toml").toString(),
                    "--quiet");
            int code = child.end();

            assertThat(child.said())
                    .startsWith("synfire: " + folder.resolve(file) + ": ")
                    .contains("\nfix: ");
            assertThat(Stream.of(child.said().split("\n"))).hasSize(2);
            assertThat(code).isEqualTo(65);
        }
    }

    /// A wave of version 2 whose header says 2^30 numbers.
    private static byte[] igorOfFourGigabytes() {
        var bytes = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) 2).putInt(2, Integer.MAX_VALUE);
        bytes.putShort(16, (short) 2).putInt(58, 1 << 30).putDouble(64, 1e-4);
        short sum = 0;
        for (int i = 0; i < 126; i += 2) {
            sum += bytes.getShort(i);
        }
        return bytes.putShort(14, (short) -sum).array();
    }

    private static byte[] zeros(int count) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var block = new byte[1 << 16];
            for (int i = 0; i < count / block.length; i++) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] abfOfManySamples() {
        var bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("ABF2".getBytes(StandardCharsets.US_ASCII));
        for (int section = 76; section < 512; section += 16) {
            bytes.putInt(section, 2).putInt(section + 4, Integer.MAX_VALUE).putLong(section + 8, 1L << 40);
        }
        return bytes.array();
    }
}
