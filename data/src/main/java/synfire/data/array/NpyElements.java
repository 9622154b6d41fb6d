package synfire.data.array;

import java.util.ArrayList;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;

/// The elements of an array of NumPy.
///
/// @param kind `b` boolean, `i` integer, `u` unsigned, `f` float, `U` text in UTF-32, `S` text in bytes
/// @param width bytes of an element
/// @param start of the first
record NpyElements(FileBytes bytes, char kind, int width, long start) {

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    Numbers numbers(RowMajor order) {
        var places = order.places();
        return new Numbers(
                order.shape(), Samples.generate(places.length, i -> number(start + (long) width * places[i])));
    }

    private double number(long at) {
        return switch ("" + kind + width) {
            case "b1" -> bytes.int8(at, "data") == 0 ? 0 : 1;
            case "i1" -> (byte) bytes.int8(at, "data");
            case "u1" -> bytes.int8(at, "data");
            case "i2" -> (short) bytes.int16(at, "data");
            case "u2" -> bytes.int16(at, "data") & 0xffff;
            case "i4" -> bytes.int32(at, "data");
            case "u4" -> bytes.uint32(at, "data");
            case "i8" -> bytes.int64(at, "data");
            case "u8" -> unsigned(bytes.int64(at, "data"));
            case "f2" -> Float.float16ToFloat((short) bytes.int16(at, "data"));
            case "f4" -> Float.intBitsToFloat(bytes.int32(at, "data"));
            case "f8" -> bytes.float64(at, "data");
            default ->
                throw new RecordingFormatException(
                        bytes.file(),
                        "header",
                        "elements of type '%s%d' are no real numbers".formatted(kind, width),
                        "save it as float64, as integers, or as text");
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    Texts texts(RowMajor order) {
        var texts = new ArrayList<String>();
        for (int place : order.places()) {
            texts.add(text(start + (long) width * place));
        }
        return new Texts(order.shape(), texts);
    }

    private String text(long at) {
        if (kind == 'S') {
            return bytes.text(at, width, "data");
        }
        var text = new StringBuilder();
        for (int i = 0; i < width / 4; i++) {
            int point = bytes.int32(at + 4L * i, "data");
            if (point == 0) {
                break;
            }
            if (!Character.isValidCodePoint(point)) {
                throw bytes.wrong(at + 4L * i, "data", "%d is no character".formatted(point), FileBytes.DAMAGED);
            }
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
