package synfire.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which sweeps to take: numbers from 0, counted from the end where negative, and slices as in Python.
///
/// `3`, `-1`, `0:12`, `::2`, `1::2`, `::-1`, `0,4,8:12`. Like Python, a slice is cut to what there is, and a single
/// number that is not there is an error.
///
/// @param parts taken one after the other; at least one
public record SweepSelection(List<Part> parts) {

    /// All sweeps in their order.
    public static final SweepSelection ALL = parse(":");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    /// One item of the list.
    public sealed interface Part {}

    /// A single sweep.
    public record One(int index) implements Part {
        @Override
        public String toString() {
            return Integer.toString(index);
        }
    }

    /// `start:stop:step`.
    public record Range(OptionalInt start, OptionalInt stop, int step) implements Part {

        public Range {
            if (step == 0) {
                throw new IllegalArgumentException("a slice of sweeps cannot have step 0; leave it out or write 1");
            }
        }

        @Override
        public String toString() {
            return text(start) + ":" + text(stop) + (step == 1 ? "" : ":" + step);
        }

        private static String text(OptionalInt bound) {
            return bound.isPresent() ? Integer.toString(bound.getAsInt()) : "";
        }
    }

    public SweepSelection {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a selection of sweeps has at least one number or slice");
        }
    }

    public static SweepSelection parse(String text) {
        var parts = new ArrayList<Part>();
        for (var part : text.strip().split(",", -1)) {
            parts.add(part(part.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "sweeps '%s': '%s' is neither a number nor a slice; write 3, -1, 0:12:2 or 0,4,8:12"
                                    .formatted(text, part.strip()))));
        }
        return new SweepSelection(parts);
    }

    private static Optional<Part> part(String text) {
        var bounds = text.split(":", -1);
        for (var bound : bounds) {
            if (!bound.isBlank() && !NUMBER.matcher(bound.strip()).matches()) {
                return Optional.empty();
            }
        }
        if (bounds.length == 1) {
            return text.isBlank() ? Optional.empty() : Optional.of(new One(Integer.parseInt(text)));
        }
        if (bounds.length > 3) {
            return Optional.empty();
        }
        var step = bounds.length == 3 ? number(bounds[2]) : OptionalInt.empty();
        return Optional.of(new Range(number(bounds[0]), number(bounds[1]), step.orElse(1)));
    }

    private static OptionalInt number(String text) {
        return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.strip()));
    }

    /// The places of the chosen sweeps among `count`, in the order chosen.
    public List<Integer> of(int count) {
        var places = new ArrayList<Integer>();
        for (var part : parts) {
            switch (part) {
                case One(int index) -> places.add(place(index, count));
                case Range range -> addAll(range, count, places);
            }
        }
        return places;
    }

    private static int place(int index, int count) {
        int place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw new IllegalArgumentException("there is no sweep %d; there %s, counted from 0"
                    .formatted(index, count == 1 ? "is 1 sweep" : "are %d sweeps".formatted(count)));
        }
        return place;
    }

    private static void addAll(Range range, int count, List<Integer> places) {
        int step = range.step();
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? count : count - 1;
        long place = bound(range.start(), step > 0 ? lowest : highest, count, lowest, highest);
        int stop = bound(range.stop(), step > 0 ? highest : lowest, count, lowest, highest);
        for (; step > 0 ? place < stop : place > stop; place += step) {
            places.add((int) place);
        }
    }

    private static int bound(OptionalInt given, int otherwise, int count, int lowest, int highest) {
        if (given.isEmpty()) {
            return otherwise;
        }
        int bound = given.getAsInt();
        return Math.clamp(bound < 0 ? (long) bound + count : bound, lowest, highest);
    }

    /// As [#parse(String)] reads it.
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(","));
    }
}
