package synfire.simulate.network;

import java.util.Arrays;

/// Spikes of a population in the order of time, within a step in that of the cells.
public final class Spikes {

    private final int[] steps;
    private final int[] cells;

    private Spikes(int[] steps, int[] cells) {
        this.steps = steps;
        this.cells = cells;
    }

    /// The first `count` of both, as copies.
    static Spikes of(int[] steps, int[] cells, int count) {
        return new Spikes(Arrays.copyOf(steps, count), Arrays.copyOf(cells, count));
    }

    public int size() {
        return steps.length;
    }

    /// The step of a spike, counted from the first of the run.
    public int step(int spike) {
        return steps[spike];
    }

    /// Who fired.
    public int cell(int spike) {
        return cells[spike];
    }

    /// The spikes from step `first` on, up to, without, step `end`.
    public Spikes between(int first, int end) {
        int from = place(first);
        int to = place(end);
        return new Spikes(Arrays.copyOfRange(steps, from, to), Arrays.copyOfRange(cells, from, to));
    }

    /// How many of them cells `first` up to, without, `end` fired.
    public int count(int first, int end) {
        return (int)
                Arrays.stream(cells).filter(cell -> cell >= first && cell < end).count();
    }

    /// The same, so many steps earlier.
    public Spikes earlier(int shift) {
        return new Spikes(Arrays.stream(steps).map(step -> step - shift).toArray(), cells);
    }

    private int place(int step) {
        int low = 0;
        int high = steps.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spikes that && Arrays.equals(steps, that.steps) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(steps) + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return size() + " spikes";
    }
}
