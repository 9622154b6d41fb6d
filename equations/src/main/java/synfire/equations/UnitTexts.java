package synfire.equations;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Spelling;
import synfire.equations.syntax.Word;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// Reads what stands after the `:` of a line: a unit, then flags in brackets.
final class UnitTexts {

    /// The units that a misspelt one is compared with.
    private static final List<String> COMMON = List.of(
            "volt",
            "mV",
            "uV",
            "amp",
            "pA",
            "nA",
            "uA",
            "mA",
            "siemens",
            "nS",
            "uS",
            "mS",
            "msiemens",
            "usiemens",
            "farad",
            "pF",
            "nF",
            "uF",
            "ufarad",
            "ohm",
            "Mohm",
            "MOhm",
            "GOhm",
            "second",
            "ms",
            "us",
            "Hz",
            "hertz",
            "kHz",
            "metre",
            "meter",
            "um",
            "mm",
            "cm",
            "umetre",
            "molar",
            "mM",
            "uM",
            "kelvin",
            "coulomb",
            "joule",
            "watt",
            "mole",
            "boolean",
            "integer");

    /// What people write for units elsewhere.
    private static final Map<String, String> HABITS = Map.of(
            "sec",
            "second",
            "msec",
            "ms",
            "usec",
            "us",
            "seconds",
            "second",
            "volts",
            "volt",
            "amps",
            "amp",
            "mho",
            "siemens",
            "umho",
            "usiemens",
            "degC",
            "kelvin");

    private UnitTexts() {}

    static Draft.UnitText read(Word text, Problems problems) {
        int open = flagsAt(text.text());
        if (open < 0) {
            return unit(text.part(0, text.text().length()), EnumSet.noneOf(Flag.class), problems);
        }
        var flags = flags(text.part(open + 1, text.text().length() - 1), problems);
        return unit(text.part(0, open), flags, problems);
    }

    /// Where the bracket with flags opens, or −1. The last bracket of the text holds flags if a whole unit stands
    /// before
    /// it, and is part of the unit if an operator or `sqrt` does.
    static int flagsAt(String text) {
        if (!text.endsWith(")")) {
            return -1;
        }
        int depth = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            if (depth == 0) {
                var before = text.substring(0, at).stripTrailing();
                boolean partOfUnit = before.isEmpty()
                        || before.endsWith("sqrt")
                        || "*/^(".indexOf(before.charAt(before.length() - 1)) >= 0;
                return partOfUnit ? -1 : at;
            }
        }
        return -1;
    }

    private static Draft.UnitText unit(Word text, EnumSet<Flag> flags, Problems problems) {
        if (text.text().equals("boolean") || text.text().equals("bool")) {
            flags.add(Flag.BOOLEAN);
            return new Draft.UnitText(Optional.of(Units.ONE), flags, text.at());
        }
        if (text.text().equals("integer")) {
            flags.add(Flag.INTEGER);
            return new Draft.UnitText(Optional.of(Units.ONE), flags, text.at());
        }
        return new Draft.UnitText(parse(text, problems), flags, text.at());
    }

    /// The unit, or empty after reporting why the text is none.
    static Optional<Unit> parse(Word text, Problems problems) {
        if (text.text().isEmpty()) {
            problems.add("unit-missing", text.at(), "a unit is missing", "write one, or 1 for a plain number");
            return Optional.empty();
        }
        try {
            return Optional.of(Units.parse(text.text()));
        } catch (IllegalArgumentException e) {
            problems.add("unknown-unit", text.at(), String.valueOf(e.getMessage()), suggestion(text.text()));
            return Optional.empty();
        }
    }

    /// What to write instead of a unit that there is not.
    static String suggestion(String unit) {
        return Optional.ofNullable(HABITS.get(unit))
                .or(() -> Spelling.nearest(unit, COMMON))
                .map("did you mean '%s'?"::formatted)
                .orElse("write a unit such as mV, ms, pA, nS/cm**2, or 1 for a plain number");
    }

    static EnumSet<Flag> flags(Word text, Problems problems) {
        var flags = EnumSet.noneOf(Flag.class);
        for (int at = 0; at <= text.text().length(); ) {
            int comma = text.text().indexOf(',', at);
            int end = comma < 0 ? text.text().length() : comma;
            var word = text.part(at, end);
            Flag.named(word.text().replaceAll("\\s+", " ")).ifPresentOrElse(flags::add, () -> unknown(word, problems));
            at = end + 1;
        }
        return flags;
    }

    private static void unknown(Word word, Problems problems) {
        var known = new ArrayList<String>();
        for (var flag : Flag.values()) {
            known.add(flag.text());
        }
        problems.add(
                "unknown-flag",
                word.at(),
                "there is no flag '%s'".formatted(word.text()),
                Spelling.nearest(word.text(), known)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("the flags are: " + String.join(", ", known)));
    }

    /// Both sets as one.
    static Set<Flag> union(Set<Flag> a, Set<Flag> b) {
        var union = EnumSet.noneOf(Flag.class);
        union.addAll(a);
        union.addAll(b);
        return union;
    }
}
