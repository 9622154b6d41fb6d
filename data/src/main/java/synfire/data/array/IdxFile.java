package synfire.data.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;

/// One array in the format of the MNIST files: two zero bytes, a type, the number of axes, the length of each
/// axis, the numbers, all big endian.
///
/// Reference: LeCun, Cortes & Burges, *The MNIST database of handwritten digits*, "File formats".
record IdxFile(FileBytes bytes) implements ArrayFile {

    private static final int HEADER = 4;

    /// Whether the file begins as one of these: no text and no other format known here does.
    static boolean isIdx(FileBytes bytes) {
        return bytes.size() >= HEADER
                && bytes.startsWith("\0\0")
                && width(bytes.int8(2, "type")) > 0
                && bytes.int8(3, "number of axes") > 0;
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public List<String> arrays() {
        return List.of("");
    }

    @Override
    public Content read(String array) {
        if (!array.isEmpty()) {
            throw new RecordingFormatException(
                    name(), "#" + array, "an idx file holds one array without a name", "leave out #" + array);
        }
        var big = bytes.ordered(ByteOrder.BIG_ENDIAN);
        int type = big.int8(2, "type");
        int axes = big.int8(3, "number of axes");
        var shape = new ArrayList<Integer>();
        long count = 1;
        for (int i = 0; i < axes; i++) {
            long length = big.uint32(HEADER + 4L * i, "length of axis " + i);
            if (length > bytes.size() || count * length > bytes.size()) {
                throw big.wrong(
                        HEADER + 4L * i,
                        "length of axis " + i,
                        "%,d numbers do not fit into the %,d bytes of the file".formatted(count * length, bytes.size()),
                        FileBytes.DAMAGED);
            }
            shape.add((int) length);
            count *= length;
        }
        long start = HEADER + 4L * axes;
        int width = width(type);
        big.require(start, count * width, "data");
        return new Content.Numbers(shape, Samples.generate((int) count, numbers(big, type, start)));
    }

    private static IntToDoubleFunction numbers(FileBytes big, int type, long start) {
        return switch (type) {
            case 0x08 -> i -> big.int8(start + i, "data");
            case 0x09 -> i -> (byte) big.int8(start + i, "data");
            case 0x0B -> i -> big.int16(start + 2L * i, "data");
            case 0x0C -> i -> big.int32(start + 4L * i, "data");
            case 0x0D -> i -> big.float32(start + 4L * i, "data");
            default -> i -> big.float64(start + 8L * i, "data");
        };
    }

    /// Bytes of a number; 0 for a type that the format does not have.
    private static int width(int type) {
        return switch (type) {
            case 0x08, 0x09 -> 1;
            case 0x0B -> 2;
            case 0x0C, 0x0D -> 4;
            case 0x0E -> 8;
            default -> 0;
        };
    }
}
