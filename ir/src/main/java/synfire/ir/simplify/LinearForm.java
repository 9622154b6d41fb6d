package synfire.ir.simplify;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Σ slope·value + offset, with constant slopes.
///
/// Sums that round on purpose are no forms, as cancelling them would change more than last bits: the addition of a
/// number
/// so large that the sum is a whole one, and a constant in two parts, of which the second is below the last bit of the
/// first.
///
/// @param slopes by the id of the value, none 0
/// @param values by id
record LinearForm(TreeMap<Integer, Double> slopes, Map<Integer, Value> values, double offset) {

    /// Offsets from here on round a sum of single precision to whole numbers.
    private static final double ROUNDING = 0x1p22;

    /// How much smaller a slope is that lies below the last bits of another, in single precision.
    private static final double BELOW = 0x1p-20;

    static LinearForm of(Value value) {
        return new LinearForm(new TreeMap<>(Map.of(value.id(), 1.0)), Map.of(value.id(), value), 0);
    }

    static LinearForm constant(double offset) {
        return new LinearForm(new TreeMap<>(), Map.of(), offset);
    }

    /// The forms of all float values of a program, as far as sums and products with constants reach.
    static Map<Value, LinearForm> all(Program program) {
        var forms = new HashMap<Value, LinearForm>();
        for (var step : program.steps()) {
            if (step.results().size() == 1 && step.result().dtype().isFloat()) {
                var form = of(step.op(), forms);
                if (form != null && (form.slopes().isEmpty() || Math.abs(form.offset()) < ROUNDING)) {
                    forms.put(step.result(), form);
                }
            }
        }
        return forms;
    }

    private static @Nullable LinearForm of(Op op, Map<Value, LinearForm> forms) {
        return switch (op) {
            case Op.Constant constant -> constant(constant.value());
            case Op.Unary(var function, var x)
            when function == UnaryFunction.NEGATE -> at(forms, x).times(-1);
            case Op.Binary(var function, var x, var y) ->
                switch (function) {
                    case ADD -> sum(at(forms, x), at(forms, y));
                    case SUBTRACT -> sum(at(forms, x), at(forms, y).times(-1));
                    case MULTIPLY -> product(at(forms, x), at(forms, y));
                    case DIVIDE ->
                        at(forms, y).slopes().isEmpty()
                                ? at(forms, x).times(1 / at(forms, y).offset())
                                : null;
                    default -> null;
                };
            case Op.Fma(var x, var y, var z) -> {
                var product = product(at(forms, x), at(forms, y));
                yield product == null ? null : sum(product, at(forms, z));
            }
            default -> null;
        };
    }

    static LinearForm at(Map<Value, LinearForm> forms, Value value) {
        var form = forms.get(value);
        return form == null ? of(value) : form;
    }

    private static @Nullable LinearForm product(LinearForm x, LinearForm y) {
        return x.slopes().isEmpty() ? y.times(x.offset()) : y.slopes().isEmpty() ? x.times(y.offset()) : null;
    }

    Value value(int id) {
        return Objects.requireNonNull(values.get(id));
    }

    LinearForm times(double factor) {
        var scaled = new TreeMap<Integer, Double>();
        slopes.forEach((id, slope) -> scaled.put(id, slope * factor));
        return new LinearForm(scaled, values, offset * factor);
    }

    /// The sum of two, where it keeps the precision of both.
    private static @Nullable LinearForm sum(LinearForm x, LinearForm y) {
        for (var entry : x.slopes.entrySet()) {
            double one = Math.abs(entry.getValue());
            double other = Math.abs(y.slopes.getOrDefault(entry.getKey(), one));
            if (one < BELOW * other || other < BELOW * one) {
                return null;
            }
        }
        return x.plus(y);
    }

    LinearForm plus(LinearForm other) {
        var sum = new TreeMap<>(slopes);
        other.slopes.forEach((id, slope) -> sum.merge(id, slope, Double::sum));
        sum.values().removeIf(slope -> slope == 0);
        var all = new HashMap<>(values);
        all.putAll(other.values);
        return new LinearForm(sum, all, offset + other.offset);
    }

    /// Its slopes are `ratio` times those of the other form.
    ///
    /// @return NaN if they are not proportional to 12 digits
    double ratioTo(LinearForm other) {
        if (slopes.isEmpty() || !slopes.keySet().equals(other.slopes.keySet())) {
            return Double.NaN;
        }
        double ratio =
                slopes.firstEntry().getValue() / other.slopes.firstEntry().getValue();
        for (var entry : slopes.entrySet()) {
            double expected = ratio * other.slopes.getOrDefault(entry.getKey(), Double.NaN);
            if (!(Math.abs(entry.getValue() - expected) <= 1e-12 * Math.abs(expected))) {
                return Double.NaN;
            }
        }
        return ratio;
    }
}
