package synfire.kernels.arrays;

import java.util.Map;
import java.util.Set;
import synfire.ir.Axis;
import synfire.ir.Value;

/// When the cells along an axis are at rest: a step that changes none of a cell's carries by a bit would not in any
/// later step either, as long as nothing arrives. Such cells need not be computed until something does.
///
/// What a step computes of a cell may then depend on its carries, on constants, and on conditions that time can only
/// change once: that so many steps have passed since something. A choice between such a value and another counts while
/// it falls on the first: that of the step now, where a cell fires.
///
/// @param axis of the cells
/// @param carries slots whose elements must not have changed
/// @param lines slots of delay lines of which nothing may have arrived
/// @param clocks slots of inputs with numbers that only rise from step to step
/// @param conditions values that must have come to what they will be, and that
/// @param unordered slots along the axis that nothing reads by the numbers of cells: cells may lie in any order there;
///     empty if they may not
public record Rest(
        Axis axis,
        Set<Integer> carries,
        Set<Integer> lines,
        Set<Integer> clocks,
        Map<Value, Boolean> conditions,
        Set<Integer> unordered) {

    public Rest {
        carries = Set.copyOf(carries);
        lines = Set.copyOf(lines);
        clocks = Set.copyOf(clocks);
        conditions = Map.copyOf(conditions);
        unordered = Set.copyOf(unordered);
    }

    Rest withUnordered(Set<Integer> slots) {
        return new Rest(axis, carries, lines, clocks, conditions, slots);
    }

    /// Whether cells may lie in any order.
    public boolean isUnordered() {
        return !unordered.isEmpty();
    }
}
