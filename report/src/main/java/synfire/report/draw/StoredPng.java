package synfire.report.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// PNG (W3C, third edition) without compression, so that the bytes do not depend on the version of a zip library.
final class StoredPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LARGEST_BLOCK = 0xFFFF;

    private StoredPng() {}

    static byte[] of(Pixels pixels) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13)
                .putInt(pixels.columns())
                .putInt(pixels.rows())
                .put((byte) 8) // bits per sample
                .put((byte) 2) // red, green, blue
                .put(new byte[3]); // usual compression, usual filter, no interlacing
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", stored(scanLines(pixels)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] scanLines(Pixels pixels) {
        var lines = ByteBuffer.allocate(pixels.rows() * (1 + 3 * pixels.columns()));
        for (int row = 0; row < pixels.rows(); row++) {
            lines.put((byte) 0); // no filter
            for (int column = 0; column < pixels.columns(); column++) {
                int rgb = pixels.at(row, column);
                lines.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        return lines.array();
    }

    /// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
    private static byte[] stored(byte[] raw) {
        var out = new ByteArrayOutputStream();
        out.write(0x78);
        out.write(0x01);
        for (int from = 0; from < raw.length; from += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, raw.length - from);
            out.write(from + length == raw.length ? 1 : 0);
            out.write(length & 0xFF);
            out.write(length >> 8);
            out.write(~length & 0xFF);
            out.write(~length >> 8 & 0xFF);
            out.write(raw, from, length);
        }
        var sum = new Adler32();
        sum.update(raw);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
