package synfire.simulate.network;

import java.util.Arrays;
import java.util.Map;

/// What a run has recorded.
///
/// @param spikes by population
/// @param variables by `POPULATION.VARIABLE`, `[step][cell]`, in base units
public record NetworkRun(
        double dtMs, long firstStep, int steps, Map<String, Spikes> spikes, Map<String, double[]> variables) {

    public NetworkRun {
        spikes = Map.copyOf(spikes);
        variables = Map.copyOf(variables);
    }

    /// Spikes in the order of time, within a step in that of the cells.
    ///
    /// @param steps of each spike
    /// @param cells of each spike
    public record Spikes(int[] steps, int[] cells) {

        public int count() {
            return steps.length;
        }

        /// Spikes from step `first` on, up to, without, step `end`.
        public Spikes between(int first, int end) {
            int from = place(first);
            int to = place(end);
            return new Spikes(Arrays.copyOfRange(steps, from, to), Arrays.copyOfRange(cells, from, to));
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
            return other instanceof Spikes(var otherSteps, var otherCells)
                    && Arrays.equals(steps, otherSteps)
                    && Arrays.equals(cells, otherCells);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(steps) + Arrays.hashCode(cells);
        }

        @Override
        public String toString() {
            return count() + " spikes";
        }
    }
}
