package synfire.network.analysis.connectivity;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;

/// How alike the functional connectivity of some signals and another one are, and how that changes with every
/// sample of the signals.
///
/// With rows z of mean 0 and length 1, C = z·zᵀ and ρ the correlation of C with the other over pairs, the derivative by
/// C of pair ij is g = ((E − Ē)/s_E − ρ·(C − C̄)/s_C)/s_C, and that by a signal of length n before it was scaled is
/// (h − (h·z)·z)/n with h = g·z. Time: regions² · samples.
///
/// @param similarity as [FunctionalConnectivity#similarity]
/// @param slopes for each region, the derivative by each of its samples; NaN where the similarity is
public record SimilarityGradient(double similarity, List<Samples> slopes) {

    public SimilarityGradient {
        slopes = List.copyOf(slopes);
    }

    /// @param signals of each region, all of one length
    /// @throws IllegalArgumentException if there are not as many regions as in the other
    public static SimilarityGradient of(List<Samples> signals, FunctionalConnectivity other) {
        int n = signals.size();
        if (n != other.regions().size()) {
            throw new IllegalArgumentException(
                    "%d signals and a connectivity of %d regions do not compare; give the same regions in the same order"
                            .formatted(n, other.regions().size()));
        }
        var lengths = new double[n];
        var rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = centred(signals.get(i));
            lengths[i] = Math.sqrt(dot(rows[i], rows[i]));
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] /= lengths[i];
            }
        }
        var mine = new double[n * n];
        var theirs = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                mine[i * n + j] = dot(rows[i], rows[j]);
                theirs[i * n + j] = other.correlations().get(i, j);
            }
        }
        return scaled(rows, lengths, pairs(mine, n), pairs(theirs, n));
    }

    /// The entries below the diagonal without their mean.
    private static double[] pairs(double[] matrix, int n) {
        double mean = 0;
        int count = n * (n - 1) / 2;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                mean += matrix[i * n + j] / count;
            }
        }
        var pairs = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs[i * n + j] = matrix[i * n + j] - mean;
            }
        }
        return pairs;
    }

    private static SimilarityGradient scaled(double[][] rows, double[] lengths, double[] mine, double[] theirs) {
        int n = rows.length;
        double spread = Math.sqrt(dot(mine, mine));
        double other = Math.sqrt(dot(theirs, theirs));
        double similarity = dot(mine, theirs) / (spread * other);
        var slopes = new ArrayList<Samples>();
        for (int i = 0; i < n; i++) {
            var sum = new double[rows[i].length];
            for (int j = 0; j < n; j++) {
                int at = i > j ? i * n + j : j * n + i;
                double weight = i == j ? 0 : (theirs[at] / other - similarity * mine[at] / spread) / spread;
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += weight * rows[j][k];
                }
            }
            double along = dot(sum, rows[i]);
            var row = rows[i];
            double length = lengths[i];
            slopes.add(Samples.generate(sum.length, k -> (sum[k] - along * row[k]) / length));
        }
        return new SimilarityGradient(similarity, slopes);
    }

    private static double[] centred(Samples signal) {
        double mean = signal.stream().sum() / signal.size();
        var centred = signal.toArray();
        for (int k = 0; k < centred.length; k++) {
            centred[k] -= mean;
        }
        return centred;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
