package synfire.data.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Unpacks gzip, never to more than a recording can shrink to.
final class Gzip {

    /// Traces shrink to a half or a tenth; text of a constant to a hundredth. Beyond this it is no recording.
    private static final long MOST_EXPANSION = 250;

    private static final long SMALL = 1 << 20;

    private Gzip() {}

    static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    }

    static byte[] inflate(String file, byte[] packed) {
        long limit = Math.min(Integer.MAX_VALUE - 8L, Math.max(SMALL, MOST_EXPANSION * packed.length));
        var out = new ByteArrayOutputStream((int) Math.min(limit, 3L * packed.length));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
            var block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (out.size() + (long) count > limit) {
                    throw new RecordingFormatException(
                            file,
                            "gzip",
                            "the %d bytes unpack to more than %d".formatted(packed.length, limit),
                            "this is hardly a recording; unpack it with gunzip and look at it");
                }
                out.write(block, 0, count);
            }
            return out.toByteArray();
        } catch (EOFException e) {
            throw new RecordingFormatException(
                    file,
                    "gzip",
                    "the packed data stop in the middle, after %d unpacked bytes".formatted(out.size()),
                    FileBytes.DAMAGED);
        } catch (IOException e) {
            throw new RecordingFormatException(
                    file,
                    "gzip",
                    "the packed data are damaged after %d unpacked bytes (%s)".formatted(out.size(), e.getMessage()),
                    FileBytes.DAMAGED);
        }
    }
}
