package synfire.ir;

import java.util.Comparator;
import java.util.regex.Pattern;

/// A named dimension of a tensor. Its length is a run-time argument, so programs do not change with sizes.
///
/// Tensors combine by axis *name*: a `[time]` value times a `[lane]` value is a `[time, lane]` value.
/// Axes of a type are always sorted by `order`, then by name, so that a shape has one spelling.
///
/// @param name letters, digits and `_`
/// @param order place among the axes of a tensor; smaller is further out in memory
public record Axis(String name, int order) implements Comparable<Axis> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Comparator<Axis> ORDER =
            Comparator.comparingInt(Axis::order).thenComparing(Axis::name);

    /// Steps of the time loop.
    public static final Axis TIME = new Axis("time", 0);

    /// Independent copies: starts of a fit, points of a sweep.
    public static final Axis LANE = new Axis("lane", 20);

    public Axis {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "axis name '%s' is not a letter followed by letters, digits or _".formatted(name));
        }
    }

    @Override
    public int compareTo(Axis other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
