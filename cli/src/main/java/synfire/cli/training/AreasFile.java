package synfire.cli.training;

import java.util.Arrays;
import java.util.List;
import synfire.network.Samples;
import synfire.network.connectome.HierarchyPaths;

/// How strongly areas are joined.
///
/// @param weights fraction of the labelled neurons of the target that are in the source, `[source][target]`
public record AreasFile(List<String> names, Samples weights) {

    public AreasFile {
        names = List.copyOf(names);
    }

    /// Where each area is in the hierarchy: the least sum of −ln weight over projections from the
    /// first area.
    public Samples paths() {
        return HierarchyPaths.from(0, names.size(), (source, target) -> weights.get(source * names.size() + target));
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
