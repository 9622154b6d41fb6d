package synfire.kernels;

import java.util.Arrays;

/// The events of an output over the steps of a run: for each step the ids, in ascending order.
public final class EventLists {

    private final int[] starts;
    private final int[] ids;

    private EventLists(int[] starts, int[] ids) {
        this.starts = starts;
        this.ids = ids;
    }

    /// The first `starts[steps]` of `ids`; both are copied.
    ///
    /// @param starts `[step + 1]`: where the events of each step begin
    public static EventLists of(int[] starts, int[] ids) {
        return new EventLists(starts.clone(), Arrays.copyOf(ids, starts[starts.length - 1]));
    }

    /// Of zeros and ones, `[step][source]`.
    public static EventLists ofDense(double[] dense, int steps) {
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
        return of(starts, ids);
    }

    public int steps() {
        return starts.length - 1;
    }

    /// Number of events.
    public int size() {
        return ids.length;
    }

    /// The place of the first event of a step; of `steps()`, the number of events.
    public int start(int step) {
        return starts[step];
    }

    /// Who caused an event.
    public int id(int place) {
        return ids[place];
    }

    /// Copies all ids.
    public void copyIds(int[] into, int at) {
        System.arraycopy(ids, 0, into, at, ids.length);
    }

    /// As zeros and ones, `[step][source]`.
    public double[] dense(int sources) {
        var dense = new double[steps() * sources];
        for (int step = 0; step < steps(); step++) {
            for (int i = starts[step]; i < starts[step + 1]; i++) {
                dense[step * sources + ids[i]] = 1;
            }
        }
        return dense;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventLists that && Arrays.equals(starts, that.starts) && Arrays.equals(ids, that.ids);
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
