package synfire.network.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import synfire.network.Samples;

/// Where areas are in a hierarchy, by how strongly they are joined.
public final class HierarchyPaths {

    private HierarchyPaths() {}

    /// The weight of the projection from one area to another; 0 where there is none.
    @FunctionalInterface
    public interface Strength {
        double of(int source, int target);
    }

    /// From one of `n` areas to each the least sum of −ln weight over projections (Dijkstra 1959), infinite
    /// where no path leads.
    public static Samples from(int first, int n, Strength strength) {
        var length = new double[n];
        Arrays.fill(length, Double.POSITIVE_INFINITY);
        length[first] = 0;
        var open = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            int nearest = open.stream()
                    .min((i, j) -> Double.compare(length[i], length[j]))
                    .orElseThrow();
            open.remove(Integer.valueOf(nearest));
            for (int target : open) {
                double weight = strength.of(nearest, target);
                if (weight > 0) {
                    length[target] = Math.min(length[target], length[nearest] - Math.log(weight));
                }
            }
        }
        return Samples.of(length);
    }
}
