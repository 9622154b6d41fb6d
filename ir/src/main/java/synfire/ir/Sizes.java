package synfire.ir;

import java.util.Map;
import java.util.TreeMap;

/// The lengths of axes, given when a program runs.
public record Sizes(Map<Axis, Integer> lengths) {

    public Sizes {
        for (var entry : lengths.entrySet()) {
            if (entry.getValue() < 0) {
                throw new IllegalArgumentException(
                        "axis %s has length %d; a length is at least 0".formatted(entry.getKey(), entry.getValue()));
            }
        }
        lengths = java.util.Collections.unmodifiableMap(new TreeMap<>(lengths));
    }

    public static Sizes none() {
        return new Sizes(Map.of());
    }

    /// Steps and lanes.
    public static Sizes of(int time, int lanes) {
        return new Sizes(Map.of(Axis.TIME, time, Axis.LANE, lanes));
    }

    public Sizes with(Axis axis, int length) {
        var all = new TreeMap<>(lengths);
        all.put(axis, length);
        return new Sizes(all);
    }

    /// The length of one axis.
    ///
    /// @throws IllegalArgumentException naming the axes whose length is known
    public int of(Axis axis) {
        var length = lengths.get(axis);
        if (length == null) {
            throw new IllegalArgumentException(
                    "the length of axis '%s' is not given; known are %s".formatted(axis, lengths));
        }
        return length;
    }

    /// Number of elements of a tensor of that type.
    public int elements(Type type) {
        int product = 1;
        for (var axis : type.axes()) {
            product = Math.multiplyExact(product, of(axis));
        }
        return product;
    }
}
