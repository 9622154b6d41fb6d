package synfire.network;

/// Spike times sorted by cell, and within a cell by time.
final class CellIndex {

    /// The place of each cell's first spike, and the number of spikes at the end.
    private final int[] starts;

    private final Samples timesMs;

    private CellIndex(int[] starts, Samples timesMs) {
        this.starts = starts;
        this.timesMs = timesMs;
    }

    /// Sorts by counting: linear in spikes and cells.
    static CellIndex of(int[] counts, int[] ids, double[] times, int from, int end) {
        var starts = new int[counts.length + 1];
        for (int cell = 0; cell < counts.length; cell++) {
            starts[cell + 1] = starts[cell] + counts[cell];
        }
        var next = starts.clone();
        var sorted = new double[end - from];
        for (int i = from; i < end; i++) {
            sorted[next[ids[i]]++] = times[i];
        }
        return new CellIndex(starts, Samples.owning(sorted));
    }

    Samples times(int cell) {
        return timesMs.part(starts[cell], starts[cell + 1]);
    }
}
