package synfire.cli.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.network.Samples;

/// How strongly areas are joined.
///
/// @param weights fraction of the labelled neurons of the target that are in the source, `[source][target]`
public record AreasFile(List<String> names, Samples weights) {

    public AreasFile {
        names = List.copyOf(names);
    }

    /// Where each area is in the hierarchy: the least sum of −ln weight over projections from the first area
    /// (Dijkstra 1959).
    public Samples paths() {
        int n = names.size();
        var length = new double[n];
        Arrays.fill(length, Double.POSITIVE_INFINITY);
        length[0] = 0;
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
                double weight = weights.get(nearest * n + target);
                if (weight > 0) {
                    length[target] = Math.min(length[target], length[nearest] - Math.log(weight));
                }
            }
        }
        return Samples.of(length);
    }

    /// Comma-separated: names above, a row for each source.
    public String csv() {
        int n = names.size();
        var text = new StringBuilder(String.join(",", names)).append('\n');
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                text.append(t == 0 ? "" : ",").append(weights.get(s * n + t));
            }
            text.append('\n');
        }
        return text.toString();
    }

    public static AreasFile ofCsv(List<String> lines) {
        var names = List.of(lines.getFirst().split(",", -1));
        var values = lines.stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new AreasFile(names, Samples.of(values));
    }
}
