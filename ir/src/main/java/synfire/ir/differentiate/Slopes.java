package synfire.ir.differentiate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import synfire.ir.Value;

/// Σ factor·value + offset, with numbers as factors: what a sum of products changes with one of its operands.
///
/// @param factors by the id of the value, none 0
/// @param values by id
record Slopes(TreeMap<Integer, Double> factors, Map<Integer, Value> values, double offset) {

    /// How far apart ratios may be that count as one.
    private static final double SAME = 1e-12;

    static Slopes of(Value value) {
        return new Slopes(new TreeMap<>(Map.of(value.id(), 1.0)), Map.of(value.id(), value), 0);
    }

    static Slopes number(double offset) {
        return new Slopes(new TreeMap<>(), Map.of(), offset);
    }

    boolean isNumber() {
        return factors.isEmpty();
    }

    /// How many terms there are.
    int terms() {
        return factors.size() + (offset == 0 ? 0 : 1);
    }

    Slopes times(double number) {
        var scaled = new TreeMap<Integer, Double>();
        factors.forEach((id, factor) -> scaled.put(id, factor * number));
        scaled.values().removeIf(factor -> factor == 0);
        return new Slopes(scaled, values, offset * number);
    }

    Slopes plus(Slopes other) {
        var all = new TreeMap<>(factors);
        other.factors.forEach((id, factor) -> all.merge(id, factor, Double::sum));
        all.values().removeIf(factor -> factor == 0);
        var named = new HashMap<>(values);
        named.putAll(other.values);
        return new Slopes(all, named, offset + other.offset);
    }

    /// With sums in place of some values.
    Slopes with(Map<Value, Slopes> sums) {
        var all = number(offset);
        for (var entry : factors.entrySet()) {
            var value = Objects.requireNonNull(values.get(entry.getKey()));
            all = all.plus(sums.getOrDefault(value, of(value)).times(entry.getValue()));
        }
        return all;
    }

    /// This over another, if that is a number to 12 digits; else NaN.
    double over(Slopes other) {
        if (isNumber() || !factors.keySet().equals(other.factors.keySet())) {
            return Double.NaN;
        }
        double ratio =
                factors.firstEntry().getValue() / other.factors.firstEntry().getValue();
        boolean same = isSame(offset, ratio * other.offset);
        for (var entry : factors.entrySet()) {
            same &= isSame(entry.getValue(), ratio * other.factors.getOrDefault(entry.getKey(), Double.NaN));
        }
        return same ? ratio : Double.NaN;
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
    }
}
