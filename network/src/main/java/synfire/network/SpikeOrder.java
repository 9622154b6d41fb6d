package synfire.network;

import java.util.Arrays;

/// Spikes in the order of time and, at the same time, of cell.
final class SpikeOrder {

    private final int[] ids;
    private final double[] times;

    private SpikeOrder(int[] ids, double[] times) {
        this.ids = ids;
        this.times = times;
    }

    int[] ids() {
        return ids;
    }

    double[] times() {
        return times;
    }

    /// Sorted copies of the first `length`, by merging runs that are already sorted: linear for sorted
    /// spikes, else n log(runs).
    static SpikeOrder sorted(int length, int[] ids, double[] times) {
        var order = new SpikeOrder(Arrays.copyOf(ids, length), Arrays.copyOf(times, length));
        if (order.runEnd(0) == length) {
            return order;
        }
        var other = new SpikeOrder(new int[length], new double[length]);
        int merged;
        do {
            merged = 0;
            for (int first = 0; first < length; merged++) {
                int middle = order.runEnd(first);
                int end = middle == length ? length : order.runEnd(middle);
                other.merge(order, first, middle, end);
                first = end;
            }
            var swap = order;
            order = other;
            other = swap;
        } while (merged > 1);
        return order;
    }

    /// The end of the sorted run that starts at `first`.
    private int runEnd(int first) {
        int i = first + 1;
        while (i < ids.length && !less(i, i - 1)) {
            i++;
        }
        return Math.min(i, ids.length);
    }

    private void merge(SpikeOrder from, int first, int middle, int end) {
        int left = first;
        int right = middle;
        for (int k = first; k < end; k++) {
            boolean takeLeft = right == end || (left < middle && !from.less(right, left));
            int taken = takeLeft ? left++ : right++;
            ids[k] = from.ids[taken];
            times[k] = from.times[taken];
        }
    }

    private boolean less(int i, int j) {
        return times[i] < times[j] || (times[i] == times[j] && ids[i] < ids[j]);
    }
}
