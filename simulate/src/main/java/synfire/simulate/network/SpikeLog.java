package synfire.simulate.network;

import java.util.Arrays;
import synfire.kernels.EventLists;

/// Spikes of a population as they come.
final class SpikeLog {

    private int[] steps = new int[1024];
    private int[] cells = new int[1024];
    private int count;

    /// @param offset of the first step of the lists
    void add(int offset, EventLists lists) {
        int more = lists.size();
        if (count + more > steps.length) {
            int length = Math.max(count + more, 2 * steps.length);
            steps = Arrays.copyOf(steps, length);
            cells = Arrays.copyOf(cells, length);
        }
        lists.copyIds(cells, count);
        for (int step = 0; step < lists.steps(); step++) {
            Arrays.fill(steps, count + lists.start(step), count + lists.start(step + 1), offset + step);
        }
        count += more;
    }

    Spikes spikes() {
        return Spikes.of(steps, cells, count);
    }
}
