package synfire.data.hdf;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// The parts of an object's header.
///
/// @param texts hands out the places of texts
/// @param address of the object at a path
record HdfMessages(Supplier<HdfBytes> texts, ToLongFunction<String> address) {

    private static final int DATASPACE = 1;
    private static final int LINK_INFO = 2;
    private static final int DATATYPE = 3;
    private static final int FILL = 5;
    private static final int LINK = 6;
    private static final int LAYOUT = 8;
    private static final int ATTRIBUTE = 12;
    static final int PREFIX = 16;
    static final int MESSAGE_PREFIX = 8;

    /// Where, in the header of an array, the length of its first axis stands.
    static final int FIRST_AXIS = PREFIX + MESSAGE_PREFIX + 8;

    static HdfBytes header(List<HdfBytes> messages) {
        int size = messages.stream().mapToInt(HdfBytes::size).sum();
        var out = new HdfBytes();
        out.bytes(1, 0).int16(messages.size()).int32(1).int32(size).int32(0);
        messages.forEach(out::add);
        return out;
    }

    private static HdfBytes message(int type, HdfBytes content) {
        content.padded();
        return new HdfBytes()
                .int16(type)
                .int16(content.size())
                .bytes(type == DATATYPE || type == FILL ? 1 : 0, 0, 0, 0)
                .add(content);
    }

    static HdfBytes space(List<Long> shape) {
        var out = new HdfBytes().bytes(1, shape.size(), 0, 0, 0, 0, 0, 0);
        shape.forEach(out::int64);
        return out;
    }

    static HdfBytes dataspace(List<Long> shape) {
        return message(DATASPACE, space(shape));
    }

    /// Of an array that grows along its first axis.
    static HdfBytes growingSpace(int columns) {
        var out =
                new HdfBytes().bytes(1, columns == 0 ? 1 : 2, 1, 0, 0, 0, 0, 0).int64(0);
        if (columns > 0) {
            out.int64(columns);
        }
        out.int64(-1);
        if (columns > 0) {
            out.int64(columns);
        }
        return message(DATASPACE, out);
    }

    static HdfBytes datatype(HdfType type) {
        return message(DATATYPE, type.message());
    }

    /// Zeros, where nothing was written.
    static HdfBytes fill(boolean chunked) {
        return message(FILL, new HdfBytes().bytes(2, chunked ? 3 : 2, 2, 1).int32(0));
    }

    static HdfBytes contiguous(long at, long bytes) {
        return message(LAYOUT, new HdfBytes().bytes(3, 1).int64(at).int64(bytes));
    }

    static HdfBytes chunked(long tree, int rows, int columns, HdfType type) {
        var out = new HdfBytes().bytes(3, 2, columns == 0 ? 2 : 3).int64(tree).int32(rows);
        if (columns > 0) {
            out.int32(columns);
        }
        return message(LAYOUT, out.int32(type.bytes()));
    }

    static HdfBytes linkInfo() {
        return message(
                LINK_INFO, new HdfBytes().bytes(0, 0).int64(HdfBytes.NOWHERE).int64(HdfBytes.NOWHERE));
    }

    static HdfBytes link(String name, long to) {
        var text = new HdfBytes().text(name);
        return message(
                LINK, new HdfBytes().bytes(1, 0x10, 1, text.size()).add(text).int64(to));
    }

    List<HdfBytes> attributes(Map<String, HdfNode.Value> attributes) {
        return attributes.entrySet().stream()
                .map(each -> attribute(each.getKey(), each.getValue()))
                .toList();
    }

    private HdfBytes attribute(String name, HdfNode.Value value) {
        var text = new HdfBytes().text(name).bytes(0);
        var type = type(value).message();
        var space = space(shape(value));
        var out =
                new HdfBytes().bytes(1, 0).int16(text.size()).int16(type.size()).int16(space.size());
        return message(
                ATTRIBUTE,
                out.add(text.padded()).add(type.padded()).add(space.padded()).add(data(value)));
    }

    static HdfType type(HdfNode.Value value) {
        return switch (value) {
            case HdfNode.Value.Text _, HdfNode.Value.Texts _ -> HdfType.TEXT;
            case HdfNode.Value.Whole _ -> HdfType.I64;
            case HdfNode.Value.Wholes(var type, var _) -> type;
            case HdfNode.Value.Real _, HdfNode.Value.Reals _ -> HdfType.F64;
            case HdfNode.Value.Reference _ -> HdfType.REFERENCE;
        };
    }

    static List<Long> shape(HdfNode.Value value) {
        return switch (value) {
            case HdfNode.Value.Text _, HdfNode.Value.Whole _, HdfNode.Value.Real _, HdfNode.Value.Reference _ ->
                List.of();
            case HdfNode.Value.Texts(var texts) -> List.of((long) texts.size());
            case HdfNode.Value.Wholes(var _, var numbers) -> List.of((long) numbers.size());
            case HdfNode.Value.Reals(var numbers) -> List.of((long) numbers.size());
        };
    }

    HdfBytes data(HdfNode.Value value) {
        var out = new HdfBytes();
        switch (value) {
            case HdfNode.Value.Text _ -> out.add(texts.get());
            case HdfNode.Value.Texts(var all) -> all.forEach(_ -> out.add(texts.get()));
            case HdfNode.Value.Whole(long number) -> out.int64(number);
            case HdfNode.Value.Real(double number) -> out.float64(number);
            case HdfNode.Value.Wholes(var type, var numbers) ->
                numbers.forEach(number -> {
                    if (type == HdfType.I32) {
                        out.int32(number);
                    } else {
                        out.int64(number);
                    }
                });
            case HdfNode.Value.Reals(var numbers) -> numbers.stream().forEach(out::float64);
            case HdfNode.Value.Reference(var path) -> out.int64(address.applyAsLong(path));
        }
        return out;
    }
}
