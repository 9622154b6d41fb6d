package synfire.data.array;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import synfire.data.format.FileBytes;
import synfire.network.Samples;

/// The elements inside one array of MATLAB: flags, axes, name, then what the class of the array asks for.
final class MatElements {

    private static final int DEEPEST = 32;
    private static final int MOST_AXES = 32;
    private static final int COMPLEX = 0x0800;

    /// An element: its type, where its data begin, how many bytes they have, and where the next begins.
    private record Element(int type, long start, int size, long next) {}

    private final FileBytes bytes;
    private final long end;
    private final String place;
    private final int flags;
    private final List<Integer> shape;
    private final String name;
    private long at;

    MatElements(FileBytes bytes, long start, long end, String place) {
        this.bytes = bytes;
        this.end = end;
        this.place = place;
        this.at = start;
        var flagElement = next("flags");
        this.flags = bytes.int32(flagElement.start(), place + ": flags");
        this.shape = axes(next("axes"));
        var nameElement = next("name");
        this.name = bytes.text(nameElement.start(), nameElement.size(), place + ": name");
    }

    String name() {
        return name;
    }

    /// @param depth how many arrays this one lies in
    MatValue value(int depth) {
        long count = RowMajor.count(shape);
        if (count < 0 || depth > DEEPEST) {
            throw bytes.wrong(at, place, "its axes %s or its depth are impossible".formatted(shape), FileBytes.DAMAGED);
        }
        int kind = flags & 0xff;
        return switch (kind) {
            case 1 -> new MatValue.Cell(shape, inner(count, depth));
            case 2 -> structure(count, depth);
            case 4 -> text((int) count);
            case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> numbers((int) count);
            case 5 -> new MatValue.Other("a sparse matrix; save full(x)");
            case 3, 16, 17 -> new MatValue.Other("an object or a function; save its numbers");
            default -> throw bytes.wrong(at, place, "%d is no class of arrays".formatted(kind), FileBytes.DAMAGED);
        };
    }

    private Element next(String what) {
        var field = place + ": " + what;
        int first = bytes.int32(at, field);
        boolean small = first >>> 16 != 0;
        int type = small ? first & 0xffff : first;
        long size = small ? first >>> 16 : bytes.uint32(at + 4, field);
        long start = small ? at + 4 : at + 8;
        if ((small && size > 4) || start + size > end) {
            throw bytes.wrong(
                    at,
                    field,
                    "%d bytes do not fit into the %d that are left".formatted(size, end - start),
                    FileBytes.DAMAGED);
        }
        bytes.require(start, size, field);
        long after = small ? at + 8 : start + (size + 7) / 8 * 8;
        var element = new Element(type, start, (int) size, Math.min(after, end));
        at = element.next();
        return element;
    }

    private List<Integer> axes(Element element) {
        if (element.size() / 4 > MOST_AXES) {
            throw bytes.wrong(element.start(), place + ": axes", "there are more than 32", FileBytes.DAMAGED);
        }
        var axes = new ArrayList<Integer>();
        for (int i = 0; i + 4 <= element.size(); i += 4) {
            axes.add(bytes.int32(element.start() + i, place + ": axes"));
        }
        return axes;
    }

    /// Arrays inside of this one. Each takes 8 bytes at least.
    private List<MatValue> inner(long count, int depth) {
        if (count > (end - at) / 8) {
            throw bytes.wrong(
                    at,
                    place,
                    "%d inner arrays do not fit into %d bytes".formatted(count, end - at),
                    FileBytes.DAMAGED);
        }
        var values = new ArrayList<MatValue>();
        for (int i = 0; i < count; i++) {
            var element = next("inner array");
            if (element.size() == 0) {
                values.add(new MatValue.Real(List.of(0, 0), Samples.empty()));
            } else {
                long stop = element.start() + element.size();
                values.add(new MatElements(bytes, element.start(), stop, place + " > %d".formatted(i + 1))
                        .value(depth + 1));
            }
        }
        return values;
    }

    private MatValue structure(long count, int depth) {
        var widthElement = next("length of field names");
        int width = bytes.int32(widthElement.start(), place + ": length of field names");
        var namesElement = next("field names");
        if (width <= 0 || (width > namesElement.size() && namesElement.size() > 0)) {
            throw bytes.wrong(
                    namesElement.start(), place, "field names of %d bytes".formatted(width), FileBytes.DAMAGED);
        }
        var names = new ArrayList<String>();
        for (int i = 0; i + width <= namesElement.size(); i += width) {
            names.add(bytes.text(namesElement.start() + i, width, place + ": field names"));
        }
        return new MatValue.Struct(shape, names, inner(count * names.size(), depth));
    }

    private MatValue text(int count) {
        var element = next("text");
        var raw = new byte[element.size()];
        bytes.view((int) element.start(), (int) element.start() + raw.length).get(raw);
        boolean little = bytes.view(0, 0).order() == ByteOrder.LITTLE_ENDIAN;
        Charset wide = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        var charset = switch (element.type()) {
            case 4, 17 -> wide;
            case 18 -> little ? Charset.forName("UTF-32LE") : Charset.forName("UTF-32BE");
            default -> StandardCharsets.UTF_8;
        };
        int rows = shape.isEmpty() ? 1 : shape.getFirst();
        var letters = new String(raw, charset);
        if (rows > 1 && letters.length() != count) {
            throw bytes.wrong(
                    element.start(),
                    place,
                    "%d letters for the axes %s".formatted(letters.length(), shape),
                    FileBytes.DAMAGED);
        }
        var texts = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            var text = new StringBuilder();
            for (int i = row; i < letters.length(); i += rows) {
                text.append(letters.charAt(i));
            }
            texts.add(text.toString().stripTrailing());
        }
        return new MatValue.Text(texts);
    }

    private MatValue numbers(int count) {
        var element = next("numbers");
        int width = switch (element.type()) {
            case 1, 2 -> 1;
            case 3, 4 -> 2;
            case 5, 6, 7 -> 4;
            case 9, 12, 13 -> 8;
            default ->
                throw bytes.wrong(
                        element.start(), place, "numbers of type %d".formatted(element.type()), FileBytes.DAMAGED);
        };
        if ((long) count * width != element.size()) {
            throw bytes.wrong(
                    element.start(),
                    place,
                    "%d bytes are no %d numbers of %d bytes".formatted(element.size(), count, width),
                    FileBytes.DAMAGED);
        }
        if ((flags & COMPLEX) != 0) {
            return new MatValue.Other("an array of complex numbers; save real(x) or abs(x)");
        }
        return new MatValue.Real(
                shape, Samples.generate(count, i -> number(element.type(), element.start() + (long) i * width)));
    }

    private double number(int type, long where) {
        return switch (type) {
            case 1 -> (byte) bytes.int8(where, place);
            case 2 -> bytes.int8(where, place);
            case 3 -> (short) bytes.int16(where, place);
            case 4 -> bytes.int16(where, place) & 0xffff;
            case 5 -> bytes.int32(where, place);
            case 6 -> bytes.uint32(where, place);
            case 7 -> Float.intBitsToFloat(bytes.int32(where, place));
            case 9 -> bytes.float64(where, place);
            case 12 -> bytes.int64(where, place);
            default -> Double.parseDouble(Long.toUnsignedString(bytes.int64(where, place)));
        };
    }
}
