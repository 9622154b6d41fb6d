package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// e^exponent, or one over it, as a power of another exponential: (e^base)ⁿ·e^shift.
///
/// @param base the exponent of the shared one
/// @param shift of the exponent, beyond n times the base
/// @param inverse whether the power is e^−exponent
record SharedExponential(Exponent base, int n, double shift, boolean inverse) {

    private static final int LARGEST_POWER = 16;
    private static final double LARGEST_SHIFT = 40;

    /// The exponent of an elementary function of one value.
    ///
    /// @param form that of the argument, or its negative
    /// @param invertible whether the function is as easy to write with e^−exponent
    record Exponent(LinearForm form, boolean invertible) {}

    /// The exponent that a function of a program takes e to, or null if it does none.
    static @Nullable Exponent exponent(Op op, Map<Value, LinearForm> forms) {
        if (!(op instanceof Op.Unary(var function, var x))) {
            return null;
        }
        var form = LinearForm.at(forms, x);
        return switch (function) {
            case EXP -> new Exponent(form, false);
            case EXPM1 -> x.dtype() == DType.F64 ? new Exponent(form, false) : null;
            case EXPREL -> x.dtype() == DType.F64 ? new Exponent(form, true) : null;
            case SIGMOID -> new Exponent(form.times(-1), true);
            default -> null;
        };
    }

    /// What each exponential of a program shares, by result; those that share nothing are missing.
    static Map<Value, SharedExponential> all(Program program) {
        var forms = LinearForm.all(program);
        var exponents = new HashMap<Value, Exponent>();
        var waiting = new ArrayList<Value>();
        for (var step : program.steps()) {
            var exponent = exponent(step.op(), forms);
            if (exponent != null && !exponent.form().slopes().isEmpty()) {
                exponents.put(step.result(), exponent);
                waiting.add(step.result());
            }
        }
        var shared = new HashMap<Value, SharedExponential>();
        while (true) {
            var best = largest(waiting, exponents);
            if (best.size() < 2) {
                return shared;
            }
            shared.putAll(best);
            waiting.removeAll(best.keySet());
        }
    }

    /// The most exponentials that are powers of one of them, if more than one argument is among them.
    private static Map<Value, SharedExponential> largest(List<Value> waiting, Map<Value, Exponent> exponents) {
        Map<Value, SharedExponential> best = Map.of();
        int most = 1;
        for (var candidate : waiting) {
            var base = at(exponents, candidate);
            var powers = new HashMap<Value, SharedExponential>();
            Set<List<Object>> different = new HashSet<>();
            for (var other : waiting) {
                var power = power(at(exponents, other), base);
                if (power != null) {
                    powers.put(other, power);
                    different.add(List.of(power.n(), power.shift(), power.inverse()));
                }
            }
            if (different.size() > most) {
                most = different.size();
                best = powers;
            }
        }
        return best;
    }

    private static @Nullable SharedExponential power(Exponent exponent, Exponent base) {
        double signed = exponent.form().ratioTo(base.form());
        boolean inverse = signed < 0 && exponent.invertible();
        double ratio = inverse ? -signed : signed;
        int n = (int) Math.rint(ratio);
        double offset = exponent.form().offset();
        double shift = (inverse ? -offset : offset) - n * base.form().offset();
        boolean fits =
                n >= 1 && n <= LARGEST_POWER && Math.abs(ratio - n) <= 1e-12 * n && Math.abs(shift) <= LARGEST_SHIFT;
        return fits ? new SharedExponential(base, n, shift, inverse) : null;
    }

    private static Exponent at(Map<Value, Exponent> exponents, Value value) {
        var exponent = exponents.get(value);
        if (exponent == null) {
            throw new IllegalStateException(value + " is no exponential");
        }
        return exponent;
    }
}
