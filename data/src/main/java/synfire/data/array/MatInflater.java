package synfire.data.array;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import synfire.data.format.FileBytes;

/// Unpacks a variable of MATLAB: to 64 MiB, or to 250 times its packed size if that is more, and never beyond.
final class MatInflater {

    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST_EXPANSION = 250;

    private MatInflater() {}

    /// At most the first `most` bytes.
    static FileBytes inflate(FileBytes bytes, long start, long size, long most, String place) {
        var packed = new byte[(int) size];
        int from = bytes.require(start, size, place);
        bytes.view(from, from + packed.length).get(packed);
        long limit = Math.min(Integer.MAX_VALUE - 8L, Math.max(ALWAYS_ALLOWED, MOST_EXPANSION * size));
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream((int) Math.min(most, Math.max(64, 2L * packed.length)));
            var block = new byte[(int) Math.min(most, 1 << 16)];
            while (!inflater.finished() && out.size() < most) {
                int count = inflater.inflate(block);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw bytes.wrong(
                            start, place, "it stops after %d unpacked bytes".formatted(out.size()), FileBytes.DAMAGED);
                }
                if (out.size() + (long) count > limit) {
                    throw bytes.wrong(
                            start,
                            place,
                            "its %d bytes unpack to more than %d".formatted(size, limit),
                            "this is hardly data; open it in MATLAB and look at it");
                }
                out.write(block, 0, count);
            }
            boolean little = bytes.view(0, 0).order() == ByteOrder.LITTLE_ENDIAN;
            return FileBytes.of(bytes.file(), out.toByteArray())
                    .ordered(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        } catch (DataFormatException e) {
            throw bytes.wrong(
                    start, place, "its packed data are damaged (%s)".formatted(e.getMessage()), FileBytes.DAMAGED);
        } finally {
            inflater.end();
        }
    }
}
