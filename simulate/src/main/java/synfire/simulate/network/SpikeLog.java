package synfire.simulate.network;

import java.util.Arrays;
import synfire.kernels.EventLists;
import synfire.network.Raster;

/// Spikes of a population as they come; a spike in step k has time k·dt.
final class SpikeLog {

    private final double dtMs;
    private int[] cells = new int[1024];
    private double[] timesMs = new double[1024];
    private int count;

    SpikeLog(double dtMs) {
        this.dtMs = dtMs;
    }

    /// @param first number of the first step of the lists, since time 0
    void add(long first, EventLists lists) {
        int more = lists.size();
        if (count + more > cells.length) {
            int length = Math.max(count + more, 2 * cells.length);
            cells = Arrays.copyOf(cells, length);
            timesMs = Arrays.copyOf(timesMs, length);
        }
        lists.copyIds(cells, count);
        for (int step = 0; step < lists.steps(); step++) {
            Arrays.fill(timesMs, count + lists.start(step), count + lists.start(step + 1), (first + step) * dtMs);
        }
        count += more;
    }

    Raster raster(int size, double startMs, double stopMs) {
        return Raster.of(size, Arrays.copyOf(cells, count), Arrays.copyOf(timesMs, count), startMs, stopMs);
    }
}
