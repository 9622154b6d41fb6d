package synfire.kernels;

import java.util.Arrays;

/// The events of an output over the steps of a run.
///
/// @param starts `[step + 1]`: the events of step k are `ids[starts[k]]` to before `ids[starts[k + 1]]`
/// @param ids in ascending order within a step
public record EventLists(int[] starts, int[] ids) {

    /// Of zeros and ones, `[step][source]`.
    public static EventLists of(double[] dense, int steps) {
        int sources = steps == 0 ? 0 : dense.length / steps;
        var starts = new int[steps + 1];
        var ids = new int[dense.length];
        int count = 0;
        for (int step = 0; step < steps; step++) {
            for (int source = 0; source < sources; source++) {
                if (dense[step * sources + source] != 0) {
                    ids[count++] = source;
                }
            }
            starts[step + 1] = count;
        }
        return new EventLists(starts, Arrays.copyOf(ids, count));
    }

    public int steps() {
        return starts.length - 1;
    }

    /// Number of events.
    public int size() {
        return ids.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventLists(var otherStarts, var otherIds)
                && Arrays.equals(starts, otherStarts)
                && Arrays.equals(ids, otherIds);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "%d events in %d steps".formatted(size(), steps());
    }
}
