package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Windows that grow with the spikes of the data.
public final class Horizons {

    private Horizons() {}

    /// Ends of windows in ms that hold about 1/n, 2/n, … n/n of the spikes of all traces together, each put
    /// half-way to the next spike of any trace. Without spikes: none.
    ///
    /// @param spikesMs spike times of each trace, from the start of its recording
    public static List<Double> after(Collection<List<Double>> spikesMs, int windows) {
        double[] all = spikesMs.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        var ends = new ArrayList<Double>();
        for (int i = 1; i <= windows && all.length > 0; i++) {
            int last = Math.max(0, (int) Math.round((double) i * all.length / windows) - 1);
            int next = last;
            while (next < all.length && all[next] == all[last]) {
                next++;
            }
            double interval = all.length > 1 ? (all[all.length - 1] - all[0]) / (all.length - 1) : all[0];
            double end = next < all.length ? (all[last] + all[next]) / 2 : all[last] + interval;
            if (ends.isEmpty() || end > ends.getLast()) {
                ends.add(end);
            }
        }
        return ends;
    }
}
