package synfire.equations.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a dimension in the coherent units that electrophysiologists use.
///
/// Prefers one name (`nS`), then a power of one (`um**2`), then a quotient or product of two (`mV/ms`, `pA*ms`);
/// what is left is written in powers of mV, pA, ms, µm, mM, K and cd, which always works because these seven are
/// independent.
final class DimensionText {

    private static final Map<String, Dimension> NAMES = names();

    private DimensionText() {}

    static String of(Dimension dimension) {
        if (dimension.isNone()) {
            return "1";
        }
        if (dimension.equals(Dimension.CHARGE)) {
            return "pA*ms"; // before mV*pF
        }
        for (var name : NAMES.entrySet()) {
            if (name.getValue().equals(dimension)) {
                return name.getKey();
            }
        }
        for (var name : NAMES.entrySet()) {
            for (int power = -3; power <= 3; power++) {
                if (power != 0 && name.getValue().power(power).equals(dimension)) {
                    return power(name.getKey(), Exponent.of(power));
                }
            }
        }
        for (var over : NAMES.entrySet()) {
            for (var under : NAMES.entrySet()) {
                for (int power = 1; power <= 3; power++) {
                    if (over.getValue().dividedBy(under.getValue().power(power)).equals(dimension)) {
                        return over.getKey() + "/" + power(under.getKey(), Exponent.of(power));
                    }
                }
            }
        }
        for (var left : NAMES.entrySet()) {
            for (var right : NAMES.entrySet()) {
                if (left.getValue().times(right.getValue()).equals(dimension)) {
                    return left.getKey() + "*" + right.getKey();
                }
            }
        }
        return factors(dimension);
    }

    private static String factors(Dimension dimension) {
        var si = dimension.exponents();
        var mass = si.get(1);
        var amount = si.get(5);
        // voltage is the only base unit with mass, concentration the only one with amount
        var length = si.get(0).plus(mass.times(Exponent.of(-2))).plus(amount.times(Exponent.of(3)));
        var powers = new LinkedHashMap<String, Exponent>();
        powers.put("mV", mass);
        powers.put("pA", si.get(3).plus(mass));
        powers.put("ms", si.get(2).plus(mass.times(Exponent.of(3))));
        powers.put("um", length);
        powers.put("mM", amount);
        powers.put("K", si.get(4));
        powers.put("cd", si.get(6));
        List<String> over = new ArrayList<>();
        var under = new StringBuilder();
        powers.forEach((name, exponent) -> {
            if (exponent.numerator() > 0) {
                over.add(power(name, exponent));
            } else if (exponent.numerator() < 0) {
                under.append('/').append(power(name, exponent.negated()));
            }
        });
        return (over.isEmpty() ? "1" : String.join("*", over)) + under;
    }

    private static String power(String name, Exponent exponent) {
        if (exponent.equals(Exponent.ONE)) {
            return name;
        }
        if (exponent.numerator() < 0) {
            return "1/" + power(name, exponent.negated());
        }
        return name + "**" + exponent;
    }

    private static Map<String, Dimension> names() {
        var names = new LinkedHashMap<String, Dimension>();
        names.put("mV", Dimension.VOLTAGE);
        names.put("ms", Dimension.TIME);
        names.put("pA", Dimension.CURRENT);
        names.put("nS", Dimension.CONDUCTANCE);
        names.put("pF", Dimension.CAPACITANCE);
        names.put("GOhm", Dimension.RESISTANCE);
        names.put("um", Dimension.LENGTH);
        names.put("mM", Dimension.CONCENTRATION);
        names.put("K", Dimension.TEMPERATURE);
        return names;
    }
}
