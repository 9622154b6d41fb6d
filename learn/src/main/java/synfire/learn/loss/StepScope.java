package synfire.learn.loss;

import java.util.Map;
import java.util.NoSuchElementException;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Value;

/// What a loss can read while it writes the program of one step.
///
/// @param builder where to write
/// @param before states before the step
/// @param outputs what the model's step puts out: states after it, `spike`, `hazard`, `offset`, subexpressions
/// @param series the loss's own numbers at this step
/// @param memory what the loss carries
/// @param dtMs the time step
public record StepScope(
        Builder builder,
        Map<String, Value> before,
        Map<String, Value> outputs,
        Map<String, Value> series,
        Map<String, Value> memory,
        double dtMs) {

    public StepScope {
        before = Map.copyOf(before);
        outputs = Map.copyOf(outputs);
        series = Map.copyOf(series);
        memory = Map.copyOf(memory);
    }

    public Value before(String state) {
        return find(before, state, "state");
    }

    public Value output(String name) {
        return find(outputs, name, "output");
    }

    public Value series(String name) {
        return find(series, name, "series");
    }

    public Value memory(String name) {
        return find(memory, name, "memory");
    }

    public Value constant(double value) {
        return builder.constant(DType.F64, value);
    }

    private static Value find(Map<String, Value> values, String name, String kind) {
        var value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException("the model's step has no %s '%s'; it has %s"
                    .formatted(kind, name, values.keySet().stream().sorted().toList()));
        }
        return value;
    }
}
