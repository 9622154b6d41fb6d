package synfire.kernels.arrays;

import java.util.List;
import java.util.Map;
import synfire.ir.Value;

/// Phases that run in a row.
///
/// @param homes of the values that lie in memory: those that come from outside, and those that one phase leaves to
///     another
/// @param stores for values that a phase computes, every home that they go to
public record Section(List<Phase> phases, Map<Value, Home> homes, Map<Value, List<Home>> stores) {

    public Section {
        phases = List.copyOf(phases);
        homes = Map.copyOf(homes);
        stores = Map.copyOf(stores);
    }

    static Section empty() {
        return new Section(List.of(), Map.of(), Map.of());
    }
}
