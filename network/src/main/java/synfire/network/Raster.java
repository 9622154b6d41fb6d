package synfire.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The spikes of many cells in a window of time, sorted by time and, at the same time, by cell.
///
/// Cells have the numbers 0 to `cells() - 1`; a cell may be silent. A spike takes 12 bytes; a window
/// ([#slice]) shares them, a sub-population ([#select]) copies them. Asking for single cells ([#train]) sorts
/// the spikes by cell once, in linear time and with 8 more bytes each.
public final class Raster {

    private final int cells;
    private final int[] ids;
    private final double[] times;
    private final int from;
    private final int end;
    private final double startMs;
    private final double stopMs;

    /// Made on demand. Threads that race make the same one, and its fields are final.
    private @Nullable CellIndex index;

    private Raster(int cells, int[] ids, double[] times, int from, int end, double startMs, double stopMs) {
        this.cells = cells;
        this.ids = ids;
        this.times = times;
        this.from = from;
        this.end = end;
        this.startMs = startMs;
        this.stopMs = stopMs;
    }

    /// The raster of spike `i` of cell `ids[i]` at `timesMs[i]`, for all `i`, in any order. Linear if they
    /// are sorted.
    ///
    /// @param cells number of cells; 0 is allowed
    /// @param startMs start of the time that was watched, in ms
    /// @param stopMs end of the time that was watched, in ms; a spike may lie on it
    public static Raster of(int cells, int[] ids, double[] timesMs, double startMs, double stopMs) {
        if (ids.length != timesMs.length) {
            throw new IllegalArgumentException(
                    "%d spike times for %d cell numbers; give one for each".formatted(timesMs.length, ids.length));
        }
        return ofFirst(ids.length, cells, ids, timesMs, startMs, stopMs);
    }

    /// As [#of(int, int[], double[], double, double)], of the first `spikes` elements of longer arrays.
    public static Raster ofFirst(int spikes, int cells, int[] ids, double[] timesMs, double startMs, double stopMs) {
        if (cells < 0) {
            throw new IllegalArgumentException("a raster of %d cells; give 0 or more".formatted(cells));
        }
        if (!(startMs <= stopMs)) {
            throw new IllegalArgumentException(
                    "a raster from %s ms to %s ms ends before it starts".formatted(startMs, stopMs));
        }
        Objects.checkFromIndexSize(0, spikes, Math.min(ids.length, timesMs.length));
        for (int i = 0; i < spikes; i++) {
            if (ids[i] < 0 || ids[i] >= cells) {
                throw new IllegalArgumentException("spike %d of %d is of cell %d; the cells are numbered from 0 to %d"
                        .formatted(i, spikes, ids[i], cells - 1));
            }
            if (!(timesMs[i] >= startMs && timesMs[i] <= stopMs)) {
                throw new IllegalArgumentException("spike %d of %d is at %s ms; it must lie between %s ms and %s ms"
                        .formatted(i, spikes, timesMs[i], startMs, stopMs));
            }
        }
        var sorted = SpikeOrder.sorted(spikes, ids, timesMs);
        return new Raster(cells, sorted.ids(), sorted.times(), 0, spikes, startMs, stopMs);
    }

    /// The raster whose cell `i` has train `i`. All trains have the same window.
    public static Raster of(List<SpikeTrain> trains) {
        if (trains.isEmpty()) {
            throw new IllegalArgumentException("a raster of no spike trains has no window; give at least one train");
        }
        double start = trains.getFirst().startMs();
        double stop = trains.getFirst().stopMs();
        int size = Math.toIntExact(trains.stream().mapToLong(SpikeTrain::size).sum());
        var ids = new int[size];
        var times = new double[size];
        int next = 0;
        for (int cell = 0; cell < trains.size(); cell++) {
            var train = trains.get(cell);
            if (train.startMs() != start || train.stopMs() != stop) {
                throw new IllegalArgumentException(
                        "train %d reaches from %s ms to %s ms, train 0 from %s ms to %s ms; slice them to one window"
                                .formatted(cell, train.startMs(), train.stopMs(), start, stop));
            }
            for (int i = 0; i < train.size(); i++) {
                ids[next] = cell;
                times[next++] = train.get(i);
            }
        }
        return of(trains.size(), ids, times, start, stop);
    }

    /// The number of cells, silent ones included.
    public int cells() {
        return cells;
    }

    /// The number of spikes.
    public int size() {
        return end - from;
    }

    public double startMs() {
        return startMs;
    }

    public double stopMs() {
        return stopMs;
    }

    public double durationMs() {
        return stopMs - startMs;
    }

    /// The cell of spike `i`, counted in time.
    public int cell(int i) {
        return ids[from + Objects.checkIndex(i, size())];
    }

    /// The time of spike `i` in ms, counted in time.
    public double timeMs(int i) {
        return times[from + Objects.checkIndex(i, size())];
    }

    /// The spikes in `[fromMs, toMs)`, and the part of that window that was watched. The end of the raster
    /// belongs to a window that reaches beyond it.
    public Raster slice(double fromMs, double toMs) {
        double start = Math.clamp(fromMs, startMs, stopMs);
        double stop = Math.clamp(toMs, start, stopMs);
        int first = countBefore(start);
        int last = stop == stopMs && toMs > stopMs ? size() : Math.max(first, countBefore(stop));
        return new Raster(cells, ids, times, from + first, from + last, start, stop);
    }

    /// The number of spikes before `tMs`.
    public int countBefore(double tMs) {
        int low = from;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < tMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }

    /// The spikes of some cells, which get the numbers 0, 1, … in the order given.
    public Raster select(int... chosen) {
        var places = new int[cells];
        Arrays.fill(places, -1);
        for (int i = 0; i < chosen.length; i++) {
            int cell = checked(chosen[i]);
            if (places[cell] >= 0) {
                throw new IllegalArgumentException("cell %d is chosen twice, as %d and as %d; give each cell once"
                        .formatted(cell, places[cell], i));
            }
            places[cell] = i;
        }
        boolean ordered = IntStream.range(1, chosen.length).allMatch(i -> chosen[i - 1] < chosen[i]);
        return renumbered(chosen.length, ordered, cell -> places[cell]);
    }

    /// The spikes of cells `first` up to but without `end`, which get the numbers from 0.
    public Raster range(int first, int end) {
        if (first < 0 || end < first || end > cells) {
            throw new IllegalArgumentException("cells %d to %d of a raster of %d".formatted(first, end, cells));
        }
        return renumbered(end - first, true, cell -> cell >= first && cell < end ? cell - first : -1);
    }

    /// The spikes of one cell.
    public SpikeTrain train(int cell) {
        checked(cell);
        return new SpikeTrain(index().times(cell), startMs, stopMs);
    }

    /// The spikes of each cell. The trains are made as they are read.
    public List<SpikeTrain> trains() {
        return IntStream.range(0, cells).mapToObj(this::train).toList();
    }

    /// How many spikes each cell has.
    public int[] counts() {
        var counts = new int[cells];
        for (int i = from; i < end; i++) {
            counts[ids[i]]++;
        }
        return counts;
    }

    /// Spikes per second of each cell; 0 for an empty window.
    public Samples ratesHz() {
        var counts = counts();
        return Samples.generate(cells, cell -> durationMs() == 0 ? 0 : 1000 * counts[cell] / durationMs());
    }

    /// Spikes per second, averaged over cells; 0 for an empty window or no cells.
    public double meanRateHz() {
        return durationMs() == 0 || cells == 0 ? 0 : 1000.0 * size() / durationMs() / cells;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster that
                && cells == that.cells
                && startMs == that.startMs
                && stopMs == that.stopMs
                && Arrays.equals(ids, from, end, that.ids, that.from, that.end)
                && Arrays.equals(times, from, end, that.times, that.from, that.end);
    }

    @Override
    public int hashCode() {
        int hash = 31 * cells + Double.hashCode(startMs) + 7 * Double.hashCode(stopMs);
        for (int i = from; i < end; i++) {
            hash = 31 * (31 * hash + ids[i]) + Double.hashCode(times[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "%d spikes of %d cells from %s ms to %s ms".formatted(size(), cells, startMs, stopMs);
    }

    private int checked(int cell) {
        if (cell < 0 || cell >= cells) {
            throw new IllegalArgumentException(
                    "no cell %d; the cells are numbered from 0 to %d".formatted(cell, cells - 1));
        }
        return cell;
    }

    private CellIndex index() {
        var known = index;
        if (known == null) {
            known = CellIndex.of(counts(), ids, times, from, end);
            index = known;
        }
        return known;
    }

    /// The spikes of the cells that `place` gives a number, not negative. If the new numbers are in the order
    /// of the old, the spikes stay sorted.
    private Raster renumbered(int newCells, boolean ordered, IntUnaryOperator place) {
        var newIds = new int[size()];
        var newTimes = new double[size()];
        int count = 0;
        for (int i = from; i < end; i++) {
            int cell = place.applyAsInt(ids[i]);
            if (cell >= 0) {
                newIds[count] = cell;
                newTimes[count++] = times[i];
            }
        }
        newIds = Arrays.copyOf(newIds, count);
        newTimes = Arrays.copyOf(newTimes, count);
        if (!ordered) {
            var sorted = SpikeOrder.sorted(newIds.length, newIds, newTimes);
            return new Raster(newCells, sorted.ids(), sorted.times(), 0, count, startMs, stopMs);
        }
        return new Raster(newCells, newIds, newTimes, 0, count, startMs, stopMs);
    }
}
