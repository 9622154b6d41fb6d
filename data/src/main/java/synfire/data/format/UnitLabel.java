package synfire.data.format;

import java.util.Locale;
import java.util.Map;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// Reads the units that recording programs write: `mV`, `volts`, `pA`, `amperes`, `sec`, `µV`.
final class UnitLabel {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("volts", "volt"),
            Map.entry("millivolt", "mV"),
            Map.entry("millivolts", "mV"),
            Map.entry("microvolts", "uV"),
            Map.entry("amps", "amp"),
            Map.entry("amperes", "ampere"),
            Map.entry("nanoamps", "nA"),
            Map.entry("nanoamperes", "nA"),
            Map.entry("picoamp", "pA"),
            Map.entry("picoamps", "pA"),
            Map.entry("picoamperes", "pA"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("seconds", "second"),
            Map.entry("msec", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("usec", "us"),
            Map.entry("microseconds", "us"));

    private UnitLabel() {}

    /// The unit of that label. A label that is none becomes a unit of no dimension with the label as its name.
    static Unit read(String label) {
        var text = label.strip();
        try {
            return Units.parse(WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), text));
        } catch (IllegalArgumentException e) {
            return new Unit(text.isEmpty() ? "no unit" : text, Dimension.NONE, 1);
        }
    }

    static boolean isUnit(String label) {
        var unit = read(label);
        return !unit.dimension().isNone();
    }
}
