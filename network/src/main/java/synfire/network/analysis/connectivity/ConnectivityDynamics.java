package synfire.network.analysis.connectivity;

import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.statistic.KolmogorovSmirnov;
import synfire.network.analysis.statistic.Standardized;
import synfire.network.analysis.statistic.SymmetricMatrix;

/// Functional connectivity dynamics: how alike the functional connectivities of two sliding windows are, by
/// the correlation of their pairs of regions, for each pair of windows.
///
/// A window in which a region is constant has no correlation: NaN in its row.
/// Reference: Hansen, Battaglia, Spiegler, Deco & Jirsa (2015), NeuroImage 105:525.
///
/// @param startsMs start of each window, in ms
/// @param windowMs length of the windows, in ms
public record ConnectivityDynamics(Samples startsMs, double windowMs, SymmetricMatrix correlations) {

    /// Of one signal for each region, at least three. Only whole windows count.
    /// Time: windows · regions² · (samples of a window + windows).
    ///
    /// @param windowMs length of a window; rounded to whole samples, at least two. 60 s are usual for BOLD
    /// @param stepMs from the start of a window to that of the next; rounded to whole samples
    public static ConnectivityDynamics of(List<Signal> signals, double windowMs, double stepMs) {
        if (signals.size() < 3) {
            throw new IllegalArgumentException(
                    "connectivity dynamics of %d regions; give at least three, for more than one pair"
                            .formatted(signals.size()));
        }
        FunctionalConnectivity.requireSameTimes(signals);
        var first = signals.getFirst();
        long window = Math.round(windowMs / first.dtMs());
        long step = Math.round(stepMs / first.dtMs());
        if (window < 2 || step < 1 || window > first.size()) {
            throw new IllegalArgumentException(
                    "windows of %s ms every %s ms do not fit signals of %d samples of %s ms; give windows of 2 to all samples, and a step of at least one"
                            .formatted(windowMs, stepMs, first.size(), first.dtMs()));
        }
        int count = (int) ((first.size() - window) / step) + 1;
        var windows = IntStream.range(0, count)
                .mapToObj(w -> Standardized.of(
                        FunctionalConnectivity.correlations(signals, (int) (w * step), (int) (w * step + window))
                                .pairs()))
                .toList();
        return new ConnectivityDynamics(
                Samples.generate(count, w -> first.timeMs((int) (w * step))),
                window * first.dtMs(),
                SymmetricMatrix.generate(count, (i, j) -> {
                    double correlation = windows.get(i).dot(windows.get(j));
                    return i == j && !Double.isNaN(correlation) ? 1 : correlation;
                }));
    }

    /// The distance of two: that of Kolmogorov and Smirnov between the entries for all pairs of different
    /// windows.
    ///
    /// @throws IllegalArgumentException if an entry is NaN
    public double distance(ConnectivityDynamics other) {
        return KolmogorovSmirnov.distance(correlations.pairs(), other.correlations.pairs());
    }
}
