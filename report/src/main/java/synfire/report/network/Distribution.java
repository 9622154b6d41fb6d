package synfire.report.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Histogram;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// How a number is spread over cells, intervals or synapses, one curve for each group.
public final class Distribution {

    private Distribution() {}

    /// A group and its numbers.
    public record Group(String name, Samples values) {}

    /// Share of each group at or below a number: needs no bins, and shows every tail.
    public static Panel cumulative(String title, Axis x, List<Group> groups) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < groups.size(); i++) {
            var sorted = Samples.of(groups.get(i).values().stream().sorted().toArray());
            if (sorted.size() > 0) {
                var shares = Samples.generate(sorted.size(), k -> (k + 1.0) / sorted.size());
                layers.add(new Layer.Steps(
                        groups.get(i).name(), new Series.Points(sorted, shares), Stroke.of(Colour.cycle(i))));
            }
        }
        return Panel.of(title, x, Axis.of("share", "").between(0, 1.02), layers).withHeight(150);
    }

    /// Counts in equal bins.
    public static Panel histogram(String title, Axis x, Group group, Colour colour) {
        return Panel.of(title, x, Axis.of("count", "").withZero(), Histogram.of("", group.values(), colour))
                .withHeight(130)
                .withoutLegend();
    }

    /// Counts in bins of equal ratio as shares, on a logarithmic axis from the first bin that has some to
    /// the last.
    ///
    /// @param edges left edges of the bins
    /// @param counts for each group, as many
    public static Panel logarithmic(String title, Axis x, Samples edges, List<Group> counts) {
        var used = IntStream.range(0, edges.size())
                .filter(bin -> counts.stream().anyMatch(group -> group.values().get(bin) > 0))
                .summaryStatistics();
        int first = Math.max(0, used.getMin() - 1);
        int last = Math.min(edges.size() - 1, used.getMax() + 1);
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < counts.size(); i++) {
            var values = counts.get(i).values();
            double sum = values.stream().sum();
            if (sum > 0) {
                layers.add(new Layer.Steps(
                        counts.get(i).name(),
                        new Series.Points(
                                Samples.generate(last - first + 1, k -> edges.get(first + k)),
                                Samples.generate(last - first + 1, k -> values.get(first + k) / sum)),
                        Stroke.of(Colour.cycle(i))));
            }
        }
        return Panel.of(title, x.log(), Axis.of("share", "").withZero(), layers).withHeight(150);
    }
}
