package synfire.data;

import java.util.Optional;
import synfire.equations.units.Dimension;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// A stretch of time in each sweep, from its start: `0s:10s`, `500ms:`, `:2s`.
///
/// @param fromMs may be negative infinity: from the start
/// @param toMs may be infinity: to the end; after `fromMs`
public record TimeWindow(double fromMs, double toMs) {

    /// Everything.
    public static final TimeWindow ALL = new TimeWindow(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public TimeWindow {
        if (!(fromMs < toMs)) {
            throw new IllegalArgumentException(
                    "the window from %s to %s holds no time; write the earlier time first, such as 0s:10s"
                            .formatted(text(fromMs), text(toMs)));
        }
    }

    public static TimeWindow parse(String text) {
        var bounds = text.strip().split(":", -1);
        if (bounds.length != 2) {
            throw new IllegalArgumentException(
                    "time window '%s' is not two times with a colon between; write 0s:10s, 500ms: or :2s"
                            .formatted(text));
        }
        return new TimeWindow(
                time(text, bounds[0]).orElse(Double.NEGATIVE_INFINITY),
                time(text, bounds[1]).orElse(Double.POSITIVE_INFINITY));
    }

    private static Optional<Double> time(String window, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var time = Quantity.parse(text);
            if (time.unit().dimension().equals(Dimension.TIME)) {
                return Optional.of(time.inBase());
            }
        } catch (IllegalArgumentException e) {
            // told below, with the whole window
        }
        throw new IllegalArgumentException(
                "time window '%s': '%s' is not a time; write a number and a unit, such as 500ms or 2.5s"
                        .formatted(window, text.strip()));
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /// As [#parse(String)] reads it.
    @Override
    public String toString() {
        return (Double.isInfinite(fromMs) ? "" : text(fromMs)) + ":" + (Double.isInfinite(toMs) ? "" : text(toMs));
    }

    private static String text(double ms) {
        var seconds = Numbers.text(ms / 1000) + "s";
        var milliseconds = Numbers.text(ms) + "ms";
        boolean exact = Double.isFinite(ms) && Quantity.parse(seconds).in(Units.MS) == ms;
        return exact && seconds.length() <= milliseconds.length() ? seconds : milliseconds;
    }
}
