package synfire.data.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// One array of NumPy, versions 1 to 3 of the format.
///
/// Reference: NumPy enhancement proposal 1, *A simple file format for NumPy arrays*.
record NpyFile(FileBytes bytes) implements ArrayFile {

    private static final String MAGIC = "\u0093NUMPY";
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d{0,9})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]{0,400})\\)");
    private static final int MOST_AXES = 32;

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "npy";
    }

    @Override
    public List<String> arrays() {
        return List.of("");
    }

    @Override
    public Content read(String array) {
        if (!array.isEmpty()) {
            throw new RecordingFormatException(
                    name(), "#" + array, "a npy file holds one array without a name", "leave out #" + array);
        }
        if (!bytes.startsWith(MAGIC)) {
            throw bytes.wrong(0, "signature", "this is no array of NumPy", FileBytes.DAMAGED);
        }
        int version = bytes.int16(6, "version") & 0xff;
        if (version < 1 || version > 3) {
            throw bytes.wrong(6, "version", "it is %d instead of 1, 2 or 3".formatted(version), FileBytes.DAMAGED);
        }
        int start = version == 1 ? 10 : 12;
        long length = version == 1 ? bytes.int16(8, "length of the header") & 0xffff : bytes.uint32(8, "header length");
        if (length > 1 << 16) {
            throw bytes.wrong(8, "header length", "%d bytes are no header".formatted(length), FileBytes.DAMAGED);
        }
        bytes.require(start, length, "header");
        return content(bytes.text(start, (int) length, "header"), start + length);
    }

    private Content content(String header, long data) {
        var type = TYPE.matcher(header);
        var order = ORDER.matcher(header);
        var shape = SHAPE.matcher(header);
        if (!type.find()) {
            throw header(
                    "its type is none of the simple types: %s".formatted(shown(header)),
                    "save each field of a structured array as an array of its own, and objects as numbers or text");
        }
        if (!order.find() || !shape.find()) {
            throw header("order or shape is missing: %s".formatted(shown(header)), FileBytes.DAMAGED);
        }
        var axes = axes(shape.group(1));
        var kind = type.group(2).charAt(0);
        int digits = type.group(3).isEmpty() ? 0 : Integer.parseInt(type.group(3));
        long width = kind == 'U' ? 4L * digits : digits;
        long count = RowMajor.count(axes);
        if (count < 0 || (width > 0 && count > bytes.size() / width) || (width == 0 && count > bytes.size())) {
            throw header(
                    "%s elements of %d bytes do not fit into the %d bytes of the file"
                            .formatted(count < 0 ? "too many" : count, width, bytes.size()),
                    FileBytes.DAMAGED);
        }
        bytes.require(data, count * width, "data");
        var ordered = bytes.ordered(">".equals(type.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var rows = new RowMajor(axes, "True".equals(order.group(1)));
        var elements = new NpyElements(ordered, kind, (int) width, data);
        return elements.isText() ? elements.texts(rows) : elements.numbers(rows);
    }

    private List<Integer> axes(String text) {
        var axes = new ArrayList<Integer>();
        for (var axis : text.split(",", -1)) {
            if (!axis.isBlank()) {
                var digits = axis.strip();
                if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
                    throw header(
                            "an axis of length %s".formatted(digits), "split the array; an axis has up to 2^31 - 1");
                }
                axes.add(Integer.parseInt(digits));
            }
        }
        if (axes.size() > MOST_AXES) {
            throw header("%d axes; NumPy has at most %d".formatted(axes.size(), MOST_AXES), FileBytes.DAMAGED);
        }
        return axes;
    }

    private RecordingFormatException header(String problem, String fix) {
        return new RecordingFormatException(name(), "header", problem, fix);
    }

    private static String shown(String header) {
        var line = header.replaceAll("[^ -~]", "?").strip();
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }
}
