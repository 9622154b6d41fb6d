package synfire.network.wiring;

import synfire.equations.units.Numbers;
import synfire.equations.units.Units;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.network.random.RandomKey;
import synfire.network.values.SynapseValues;

/// Delays in time steps.
final class DelayNumbers {

    /// A delay may be this part of a step short of one, from rounding in its unit.
    private static final double SLACK = 1e-9;

    private DelayNumbers() {}

    static RowNumbers of(Ends ends, Rows rows, Delay delay, double dtMs, RandomKey key) {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw new IllegalArgumentException(
                    "%s: a time step of %s ms; give a positive number".formatted(ends.name(), Numbers.text(dtMs)));
        }
        return switch (delay) {
            case Delay.Immediate _ -> RowNumbers.same(0);
            case Delay.Steps(var times) -> counted(ends, rows, times, dtMs, true, key);
            case Delay.Real(var times) -> counted(ends, rows, times, dtMs, false, key);
        };
    }

    private static RowNumbers counted(
            Ends ends, Rows rows, SynapseValues times, double dtMs, boolean whole, RandomKey key) {
        var numbers = RowNumbers.of(ends.name() + ": the delay", ends, rows, times, Units.MS, key);
        if (numbers.common().isPresent()) {
            double ms = numbers.common().get();
            if (isTooShort(ms, dtMs)) {
                throw tooShort(ends.name() + ": the delay", ms, dtMs);
            }
            return RowNumbers.same(steps(ms, dtMs, whole));
        }
        RowNumbers.Filling filling = (source, row, into) -> {
            numbers.fill(source, row, into);
            for (int k = 0; k < row.size(); k++) {
                if (isTooShort(into[k], dtMs)) {
                    var what =
                            "%s: the delay from source %d to target %d".formatted(ends.name(), source, row.target(k));
                    throw tooShort(what, into[k], dtMs);
                }
                into[k] = steps(into[k], dtMs, whole);
            }
        };
        var rule = numbers.rule()
                .map(each -> each.then(ms -> steps(ms, dtMs, whole), (b, ms) -> steps(b, ms, dtMs, whole)));
        return new RowNumbers(numbers.common(), whole, filling, rule);
    }

    private static double steps(double ms, double dtMs, boolean whole) {
        return whole ? Math.floor(ms / dtMs + 0.5) : Math.max(1, ms / dtMs);
    }

    /// The same in a program.
    private static Value steps(Builder b, Value ms, double dtMs, boolean whole) {
        var ratio = b.divide(ms, b.constant(DType.F64, dtMs));
        return whole
                ? b.unary(UnaryFunction.FLOOR, b.add(ratio, b.constant(DType.F64, 0.5)))
                : b.maximum(ratio, b.constant(DType.F64, 1));
    }

    private static boolean isTooShort(double ms, double dtMs) {
        return !(ms >= dtMs * (1 - SLACK)) || Double.isInfinite(ms);
    }

    private static IllegalArgumentException tooShort(String what, double ms, double dtMs) {
        var text = Numbers.text(ms);
        if (!Double.isFinite(ms) || ms < 0) {
            return new IllegalArgumentException("%s is %s ms; give a time from one step up".formatted(what, text));
        }
        return new IllegalArgumentException(
                "%s is %s ms, shorter than the time step of %s ms; lengthen it (draw again below one step: redrawn), shorten the step, or use no delay"
                        .formatted(what, text, Numbers.text(dtMs)));
    }
}
