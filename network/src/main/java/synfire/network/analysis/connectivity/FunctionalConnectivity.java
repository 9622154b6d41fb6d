package synfire.network.analysis.connectivity;

import java.util.List;
import synfire.network.Signal;
import synfire.network.analysis.statistic.Moments;
import synfire.network.analysis.statistic.Standardized;
import synfire.network.analysis.statistic.SymmetricMatrix;
import synfire.network.connectome.Matrix;

/// Functional connectivity: Pearson's correlation of the time series of each pair of regions, for example of
/// BOLD.
///
/// A region that is constant has no correlation: NaN in its row, also on the diagonal, which is 1 elsewhere.
/// The same holds for all regions with fewer than two samples. Time: regions² · samples.
///
/// @param regions names, in the order of rows
public record FunctionalConnectivity(List<String> regions, SymmetricMatrix correlations) {

    /// How much the numbers of a file may differ from what they should be.
    private static final double ROUNDING = 1e-6;

    public FunctionalConnectivity {
        regions = List.copyOf(regions);
        if (regions.size() != correlations.size()) {
            throw new IllegalArgumentException("%d regions for correlations of %d; give a name for each row"
                    .formatted(regions.size(), correlations.size()));
        }
    }

    /// Of one signal for each region, over the same times; units do not matter.
    public static FunctionalConnectivity of(List<Signal> signals) {
        requireSameTimes(signals);
        return new FunctionalConnectivity(
                signals.stream().map(Signal::name).toList(),
                correlations(
                        signals, 0, signals.isEmpty() ? 0 : signals.getFirst().size()));
    }

    /// As it was published: a matrix of correlations, for example one to compare a simulation with. Its
    /// diagonal is not looked at, because some write 0 there.
    ///
    /// @param correlations square, each in [−1, 1], the same both ways up to 1e-6
    public static FunctionalConnectivity of(List<String> regions, Matrix correlations) {
        if (correlations.rows() != correlations.columns()) {
            throw new IllegalArgumentException("a connectivity of %d x %d; give a square matrix"
                    .formatted(correlations.rows(), correlations.columns()));
        }
        var matrix = SymmetricMatrix.generate(correlations.rows(), (i, j) -> {
            double there = correlations.at(i, j);
            double back = correlations.at(j, i);
            if (i != j && !(Math.abs(there - back) <= ROUNDING && Math.abs(there) <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(
                        "row %d, column %d is %s and row %d, column %d is %s; a correlation lies in [-1, 1] and is the same both ways"
                                .formatted(i, j, there, j, i, back));
            }
            return i == j ? 1 : (there + back) / 2;
        });
        return new FunctionalConnectivity(regions, matrix);
    }

    /// How alike two are: Pearson's correlation over all pairs of different regions, the usual measure of
    /// fit. NaN if either has a NaN, or fewer than two pairs.
    public double similarity(FunctionalConnectivity other) {
        if (regions.size() != other.regions.size()) {
            throw new IllegalArgumentException(
                    "a connectivity of %d regions and one of %d do not compare; give the same regions in the same order"
                            .formatted(regions.size(), other.regions.size()));
        }
        return Moments.correlation(correlations.pairs(), other.correlations.pairs());
    }

    static void requireSameTimes(List<Signal> signals) {
        for (var signal : signals) {
            var first = signals.getFirst();
            if (!signal.hasTimesOf(first)) {
                throw new IllegalArgumentException(
                        "regions '%s' and '%s' differ in their times; resample or cut one of them"
                                .formatted(first.name(), signal.name()));
            }
        }
    }

    /// The correlations within samples `from` up to but without `end`.
    static SymmetricMatrix correlations(List<Signal> signals, int from, int end) {
        var rows = signals.stream()
                .map(signal -> Standardized.of(signal.samples().part(from, end)))
                .toList();
        return SymmetricMatrix.generate(rows.size(), (i, j) -> {
            double correlation = rows.get(i).dot(rows.get(j));
            return i == j && !Double.isNaN(correlation) ? 1 : correlation;
        });
    }
}
