package synfire.cli.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.network.recording.RecordingPlan;
import synfire.network.recording.Sink;

/// What the cells of each population did, counted while a recording passes by; takes no more memory for a longer run.
final class Activity implements Sink {

    static final int BINS = 400;

    private final Map<String, OfPopulation> populations = new LinkedHashMap<>();
    private final Map<String, Extremes> variables = new LinkedHashMap<>();
    private final double discardMs;
    private final double durationMs;

    /// @param discardMs time at the start that rates and intervals leave out
    Activity(RecordingPlan plan, double discardMs, double durationMs) {
        this.discardMs = discardMs;
        this.durationMs = durationMs;
        plan.spikes().forEach(each -> populations.put(each.population(), new OfPopulation(each.cells())));
        plan.variables().forEach(each -> variables.put(each.name(), new Extremes()));
    }

    /// By name, in the order of the plan.
    Map<String, OfPopulation> populations() {
        return populations;
    }

    Map<String, Extremes> variables() {
        return variables;
    }

    double seconds() {
        return Math.max(0, durationMs - discardMs) / 1000;
    }

    double binMs() {
        return durationMs / BINS;
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        var into = populations.get(population);
        for (int i = 0; into != null && i < cells.length; i++) {
            into.add(cells[i], timesMs[i]);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        var into = variables.get(name);
        for (int i = 0; into != null && i < rows.length; i++) {
            into.add(rows[i]);
        }
    }

    /// The least, the largest and the mean value of a variable.
    static final class Extremes {
        private double least = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;
        private double sum;
        private long count;
        private long notFinite;

        private void add(double x) {
            if (Double.isFinite(x)) {
                least = Math.min(least, x);
                largest = Math.max(largest, x);
                sum += x;
                count++;
            } else {
                notFinite++;
            }
        }

        double least() {
            return least;
        }

        double largest() {
            return largest;
        }

        double mean() {
            return sum / count;
        }

        long count() {
            return count;
        }

        long notFinite() {
            return notFinite;
        }
    }

    /// Counts of one population.
    final class OfPopulation {
        private final int[] counts;
        private final double[] last;
        private final int[] intervals;
        private final double[] mean;
        private final double[] squares;
        private final double[] bins = new double[BINS];
        private final long[] lengths = new long[Intervals.BINS];
        private long all;

        OfPopulation(int cells) {
            counts = new int[cells];
            last = new double[cells];
            Arrays.fill(last, Double.NaN);
            intervals = new int[cells];
            mean = new double[cells];
            squares = new double[cells];
        }

        private void add(int cell, double ms) {
            all++;
            bins[(int) Math.clamp((long) (ms / durationMs * BINS), 0L, BINS - 1L)]++;
            if (ms < discardMs) {
                return;
            }
            counts[cell]++;
            if (!Double.isNaN(last[cell])) {
                double interval = ms - last[cell];
                lengths[Intervals.bin(interval)]++;
                // Welford (1962)
                intervals[cell]++;
                double off = interval - mean[cell];
                mean[cell] += off / intervals[cell];
                squares[cell] += off * (interval - mean[cell]);
            }
            last[cell] = ms;
        }

        int cells() {
            return counts.length;
        }

        /// Spikes of the whole run.
        long all() {
            return all;
        }

        /// Spikes of a cell after the time that is left out.
        int count(int cell) {
            return counts[cell];
        }

        /// Spikes per second of each cell, after the time that is left out.
        double[] ratesHz() {
            return Arrays.stream(counts)
                    .mapToDouble(count -> seconds() == 0 ? 0 : count / seconds())
                    .toArray();
        }

        double meanRateHz() {
            return Arrays.stream(ratesHz()).average().orElse(0);
        }

        /// Coefficient of variation of the intervals (n − 1) of cells with at least two of them.
        double[] cvs() {
            return java.util.stream.IntStream.range(0, counts.length)
                    .filter(cell -> intervals[cell] >= 2 && mean[cell] > 0)
                    .mapToDouble(cell -> Math.sqrt(squares[cell] / (intervals[cell] - 1)) / mean[cell])
                    .toArray();
        }

        /// Spikes per second and cell in equal bins of the run.
        double[] binnedRatesHz() {
            return Arrays.stream(bins)
                    .map(count -> count * 1000 / (binMs() * counts.length))
                    .toArray();
        }

        /// How many intervals are in each bin of [Intervals].
        double[] intervalCounts() {
            return Arrays.stream(lengths).asDoubleStream().toArray();
        }
    }
}
