package synfire.ir.differentiate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Value;

/// What has come back to each value so far.
///
/// A cotangent may have more axes than its value: then it still has to be summed over them, which is put
/// off to where the exact type matters, so that a loop over time carries a `[lane]` sum and adds up the
/// lanes once, after it. Parts with different axes are kept apart until then.
final class Cotangents {

    private final Builder b;
    private final Map<Value, Map<List<Axis>, Value>> parts = new HashMap<>();

    Cotangents(Builder b) {
        this.b = b;
    }

    /// Adds a part; null adds nothing.
    void add(Value to, @Nullable Value part) {
        if (part != null) {
            parts.computeIfAbsent(to, _ -> new LinkedHashMap<>()).merge(part.axes(), part, b::add);
        }
    }

    /// The parts as they came.
    List<Value> parts(Value of) {
        var found = parts.get(of);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    /// The sum of the parts, with the axes of the value; null if nothing came.
    @Nullable
    Value exact(Value of) {
        Value sum = null;
        for (var part : parts(of)) {
            var reduced = summed(part, of.axes());
            sum = sum == null ? reduced : b.add(sum, reduced);
        }
        return sum;
    }

    /// As [#exact], with zeros where nothing came.
    Value exactOrZero(Value of) {
        var sum = exact(of);
        return sum == null ? b.zero(of.type().dense()) : sum;
    }

    /// Puts another in place of the cotangent so far, of the axes of the value.
    void replace(Value of, UnaryOperator<Value> by) {
        var next = by.apply(exactOrZero(of));
        parts.put(of, new LinkedHashMap<>(Map.of(next.axes(), next)));
    }

    private Value summed(Value part, List<Axis> axes) {
        var sum = part;
        for (var axis : part.axes()) {
            if (!axes.contains(axis)) {
                sum = b.sum(sum, axis);
            }
        }
        return sum;
    }
}
