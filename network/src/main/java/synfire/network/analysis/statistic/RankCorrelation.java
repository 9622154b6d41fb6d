package synfire.network.analysis.statistic;

import java.util.stream.IntStream;
import synfire.network.Samples;

/// Spearman's correlation: that of the ranks, where equal numbers share the mean of theirs.
public final class RankCorrelation {

    private RankCorrelation() {}

    /// @throws IllegalArgumentException if the rows differ in length or have fewer than two numbers
    public static double of(Samples x, Samples y) {
        if (x.size() != y.size() || x.size() < 2) {
            throw new IllegalArgumentException("ranks of %d and of %d numbers; give two rows of one length, from 2 up"
                    .formatted(x.size(), y.size()));
        }
        var a = ranks(x);
        var b = ranks(y);
        double mean = (x.size() - 1) / 2.0;
        double together = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - mean) * (b[i] - mean);
            ofA += (a[i] - mean) * (a[i] - mean);
            ofB += (b[i] - mean) * (b[i] - mean);
        }
        return together / Math.sqrt(ofA * ofB);
    }

    private static double[] ranks(Samples x) {
        var order = IntStream.range(0, x.size())
                .boxed()
                .sorted((i, j) -> Double.compare(x.get(i), x.get(j)))
                .toList();
        var ranks = new double[x.size()];
        for (int from = 0; from < ranks.length; ) {
            int to = from;
            while (to < ranks.length && x.get(order.get(to)) == x.get(order.get(from))) {
                to++;
            }
            double rank = (from + to - 1) / 2.0;
            order.subList(from, to).forEach(i -> ranks[i] = rank);
            from = to;
        }
        return ranks;
    }
}
