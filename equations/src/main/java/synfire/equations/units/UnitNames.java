package synfire.equations.units;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds a unit by its name: prefix, base name, power.
///
/// Sizes are kept as powers of ten of the coherent base, so no rounding enters: a volt is 3, a metre 6, an ampere 12,
/// and from them a kilogram (V·s³·A/m²) 12 and a mole (mM·m³) 18.
final class UnitNames {

    private record Sized(Dimension dimension, int powerOfTen) {}

    /// Names of Brian 2, each with any prefix.
    private static final Map<String, Sized> LONG = Map.ofEntries(
            entry("metre", Dimension.LENGTH, 6),
            entry("meter", Dimension.LENGTH, 6),
            entry("gram", Dimension.MASS, 9),
            entry("gramme", Dimension.MASS, 9),
            entry("kilogram", Dimension.MASS, 12),
            entry("kilogramme", Dimension.MASS, 12),
            entry("second", Dimension.TIME, 3),
            entry("amp", Dimension.CURRENT, 12),
            entry("ampere", Dimension.CURRENT, 12),
            entry("kelvin", Dimension.TEMPERATURE, 0),
            entry("mole", Dimension.AMOUNT, 18),
            entry("mol", Dimension.AMOUNT, 18),
            entry("molar", Dimension.CONCENTRATION, 3),
            entry("candle", Dimension.LUMINOSITY, 0),
            entry("radian", Dimension.NONE, 0),
            entry("hertz", Dimension.FREQUENCY, -3),
            entry("Hz", Dimension.FREQUENCY, -3),
            entry("newton", Dimension.ENERGY.dividedBy(Dimension.LENGTH), 12),
            entry("pascal", Dimension.ENERGY.dividedBy(Dimension.LENGTH.power(3)), 0),
            entry("joule", Dimension.ENERGY, 18),
            entry("watt", Dimension.ENERGY.dividedBy(Dimension.TIME), 15),
            entry("coulomb", Dimension.CHARGE, 15),
            entry("volt", Dimension.VOLTAGE, 3),
            entry("farad", Dimension.CAPACITANCE, 12),
            entry("ohm", Dimension.RESISTANCE, -9),
            entry("siemens", Dimension.CONDUCTANCE, 9),
            entry("weber", Dimension.VOLTAGE.times(Dimension.TIME), 6),
            entry("tesla", Dimension.VOLTAGE.times(Dimension.TIME).dividedBy(Dimension.LENGTH.power(2)), -6),
            entry("henry", Dimension.RESISTANCE.times(Dimension.TIME), -6),
            entry("becquerel", Dimension.FREQUENCY, -3),
            entry("katal", Dimension.AMOUNT.dividedBy(Dimension.TIME), 15),
            entry("liter", Dimension.LENGTH.power(3), 15),
            entry("litre", Dimension.LENGTH.power(3), 15));

    /// Symbols, read only where nothing but a unit can stand.
    private static final Map<String, Sized> SYMBOLS = Map.ofEntries(
            entry("m", Dimension.LENGTH, 6),
            entry("g", Dimension.MASS, 9),
            entry("s", Dimension.TIME, 3),
            entry("A", Dimension.CURRENT, 12),
            entry("K", Dimension.TEMPERATURE, 0),
            entry("M", Dimension.CONCENTRATION, 3),
            entry("cd", Dimension.LUMINOSITY, 0),
            entry("rad", Dimension.NONE, 0),
            entry("N", Dimension.ENERGY.dividedBy(Dimension.LENGTH), 12),
            entry("Pa", Dimension.ENERGY.dividedBy(Dimension.LENGTH.power(3)), 0),
            entry("J", Dimension.ENERGY, 18),
            entry("W", Dimension.ENERGY.dividedBy(Dimension.TIME), 15),
            entry("C", Dimension.CHARGE, 15),
            entry("V", Dimension.VOLTAGE, 3),
            entry("F", Dimension.CAPACITANCE, 12),
            entry("Ohm", Dimension.RESISTANCE, -9),
            entry("S", Dimension.CONDUCTANCE, 9),
            entry("L", Dimension.LENGTH.power(3), 15),
            entry("l", Dimension.LENGTH.power(3), 15));

    /// Symbols that Brian 2 lets stand in an expression.
    private static final Set<String> SYMBOLS_IN_EXPRESSIONS = Set.of(
            "mV", "mA", "uA", "nA", "pA", "mF", "uF", "nF", "pF", "mS", "uS", "nS", "ms", "us", "cm", "mm", "um", "mM",
            "uM", "nM", "kOhm", "MOhm", "GOhm");

    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("y", -24),
            Map.entry("z", -21),
            Map.entry("a", -18),
            Map.entry("f", -15),
            Map.entry("p", -12),
            Map.entry("n", -9),
            Map.entry("u", -6),
            Map.entry("m", -3),
            Map.entry("c", -2),
            Map.entry("d", -1),
            Map.entry("da", 1),
            Map.entry("h", 2),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("T", 12),
            Map.entry("P", 15),
            Map.entry("E", 18),
            Map.entry("Z", 21),
            Map.entry("Y", 24));

    private UnitNames() {}

    static Optional<Unit> longName(String name) {
        return withPower(
                name,
                base -> prefixed(base, LONG)
                        .or(() -> SYMBOLS_IN_EXPRESSIONS.contains(base) ? prefixed(base, SYMBOLS) : Optional.empty()));
    }

    static Optional<Unit> symbol(String name) {
        return longName(name).or(() -> withPower(name, base -> prefixed(base, SYMBOLS)));
    }

    /// `cm2` is `cm**2`, as in Brian 2.
    private static Optional<Unit> withPower(String name, Function<String, Optional<Sized>> find) {
        int last = name.length() - 1;
        int power = last > 0 && (name.charAt(last) == '2' || name.charAt(last) == '3') ? name.charAt(last) - '0' : 1;
        return find.apply(power == 1 ? name : name.substring(0, last))
                .map(sized -> new Unit(
                        name, sized.dimension.power(power), Double.parseDouble("1e" + sized.powerOfTen * power)));
    }

    private static Optional<Sized> prefixed(String name, Map<String, Sized> bases) {
        var whole = bases.get(name);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int length = 1; length <= 2 && length < name.length(); length++) {
            var power = PREFIXES.get(name.substring(0, length));
            var base = bases.get(name.substring(length));
            if (power != null && base != null) {
                return Optional.of(new Sized(base.dimension, base.powerOfTen + power));
            }
        }
        return Optional.empty();
    }

    private static Map.Entry<String, Sized> entry(String name, Dimension dimension, int powerOfTen) {
        return Map.entry(name, new Sized(dimension, powerOfTen));
    }
}
