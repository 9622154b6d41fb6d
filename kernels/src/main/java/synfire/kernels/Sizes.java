package synfire.kernels;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import synfire.ir.Axis;

/// Lengths of the axes of a program, given when a kernel is bound: one kernel serves all sizes.
///
/// @param lengths axis to length; each at least 1
public record Sizes(Map<Axis, Integer> lengths) {

    /// No axes: for programs on single values.
    public static final Sizes NONE = new Sizes(Map.of());

    public Sizes {
        lengths = Map.copyOf(lengths);
        lengths.forEach((axis, length) -> {
            if (length < 1) {
                throw new IllegalArgumentException(
                        "axis '%s' has length %d; an axis has at least length 1".formatted(axis.name(), length));
            }
        });
    }

    /// One axis.
    public static Sizes of(Axis axis, int length) {
        return new Sizes(Map.of(axis, length));
    }

    /// Two axes.
    public static Sizes of(Axis first, int firstLength, Axis second, int secondLength) {
        return new Sizes(Map.of(first, firstLength, second, secondLength));
    }

    /// The usual sizes of a batch of cells over time.
    public static Sizes lanesAndSteps(int lanes, int steps) {
        return of(Axis.LANE, lanes, Axis.TIME, steps);
    }

    /// These sizes with one axis added or replaced.
    public Sizes with(Axis axis, int length) {
        var changed = new java.util.HashMap<>(lengths);
        changed.put(axis, length);
        return new Sizes(changed);
    }

    /// The length of an axis.
    ///
    /// @throws IllegalArgumentException if it was not given
    public int length(Axis axis) {
        var length = lengths.get(axis);
        if (length == null) {
            throw new IllegalArgumentException("axis '%s' has no length; given are %s: add sizes.with(%s, length)"
                    .formatted(axis.name(), this, axis.name()));
        }
        return length;
    }

    /// Names and lengths, in the order of names: `{lane=1024, time=1497}`.
    @Override
    public String toString() {
        var byName = new TreeMap<String, Integer>();
        lengths.forEach((axis, length) -> byName.put(axis.name(), length));
        return byName.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
