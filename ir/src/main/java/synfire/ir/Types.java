package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text form of types and axes: `f64[time, lane]`, `events f64[trial@5; neuron@10]`.
///
/// An axis that is not one of [Axis] itself is written with its place, `name@order`.
final class Types {

    private static final List<Axis> KNOWN = List.of(Axis.TIME, Axis.LANE);

    private Types() {}

    static String text(Type type) {
        return switch (type) {
            case TensorType(var dtype, var axes) -> dtype.text() + text(axes, ", ");
            case EventsType(var dtype, var source, var batch, boolean timed) -> {
                var lists = text(batch, ", ");
                yield (timed ? "timed " : "") + "events " + dtype.text() + lists.substring(0, lists.length() - 1) + "; "
                        + text(source) + "]";
            }
        };
    }

    /// As in `[time, lane]`.
    static String text(List<Axis> axes, String separator) {
        return axes.stream().map(Types::text).collect(Collectors.joining(separator, "[", "]"));
    }

    static String text(Axis axis) {
        return KNOWN.contains(axis) ? axis.name() : axis.name() + "@" + axis.order();
    }

    static Type read(TextCursor cursor) {
        cursor.skipInLine();
        boolean timed = cursor.accept("timed");
        if (timed) {
            cursor.skipInLine();
        }
        if (cursor.accept("events")) {
            var batch = new ArrayList<Axis>();
            var dtype = dtype(cursor);
            cursor.expect("[");
            while (!cursor.skip().accept(";")) {
                if (!batch.isEmpty()) {
                    cursor.expect(",");
                }
                batch.add(axis(cursor));
            }
            var source = axis(cursor);
            cursor.expect("]");
            return new EventsType(dtype, source, batch, timed);
        }
        if (timed) {
            throw cursor.fail("expected 'events' after 'timed'");
        }
        var dtype = dtype(cursor);
        return new TensorType(dtype, axes(cursor));
    }

    static DType dtype(TextCursor cursor) {
        var word = cursor.skipInLine().word("");
        for (var dtype : DType.values()) {
            if (dtype.text().equals(word.toLowerCase(Locale.ROOT))) {
                return dtype;
            }
        }
        throw cursor.fail("'%s' is no number type; they are f32, f64, i32, i64, bool".formatted(word));
    }

    static List<Axis> axes(TextCursor cursor) {
        var axes = new ArrayList<Axis>();
        cursor.expect("[");
        while (!cursor.skip().accept("]")) {
            if (!axes.isEmpty()) {
                cursor.expect(",");
            }
            axes.add(axis(cursor));
        }
        if (!axes.stream().sorted().distinct().toList().equals(axes)) {
            throw cursor.fail("axes %s are not distinct and in order".formatted(axes));
        }
        return axes;
    }

    static Axis axis(TextCursor cursor) {
        var name = cursor.skip().word("_");
        if (cursor.accept("@")) {
            return new Axis(name, cursor.integer());
        }
        for (var axis : KNOWN) {
            if (axis.name().equals(name)) {
                return axis;
            }
        }
        throw cursor.fail("axis '%s' needs its place among others, as in %s@10".formatted(name, name));
    }
}
