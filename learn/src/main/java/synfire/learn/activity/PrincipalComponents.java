package synfire.learn.activity;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import synfire.network.Samples;

/// The directions in which rows of activity vary most, one after the other.
///
/// Reference: Jolliffe (2002), *Principal component analysis*, by the eigenvectors of the covariance; each is
/// turned so that its largest weight is positive.
///
/// @param mean of each unit
/// @param directions unit vectors, the one with the most variance first
/// @param variances along them
public record PrincipalComponents(Samples mean, List<Samples> directions, Samples variances) {

    public PrincipalComponents {
        directions = List.copyOf(directions);
    }

    /// The components of some rows, all of the same length.
    public static PrincipalComponents of(List<double[]> rows) {
        if (rows.size() < 2) {
            throw new IllegalArgumentException("%d rows do not vary; give at least 2".formatted(rows.size()));
        }
        int units = rows.getFirst().length;
        double[] mean = new double[units];
        for (double[] row : rows) {
            for (int i = 0; i < units; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        double[][] covariance = new double[units][units];
        for (double[] row : rows) {
            for (int i = 0; i < units; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (rows.size() - 1);
                    covariance[j][i] = covariance[i][j];
                }
            }
        }
        var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance));
        double[] values = eigen.getEigenvalues();
        var directions =
                Arrays.stream(new int[units]).mapToObj(_ -> Samples.empty()).toArray(Samples[]::new);
        for (int k = 0; k < units; k++) {
            directions[k] = turned(eigen.getEigenvector(k).toArray());
        }
        return new PrincipalComponents(
                Samples.of(mean), List.of(directions), Samples.generate(units, k -> Math.max(0, values[k])));
    }

    private static Samples turned(double[] direction) {
        int largest = 0;
        for (int i = 1; i < direction.length; i++) {
            largest = Math.abs(direction[i]) > Math.abs(direction[largest]) ? i : largest;
        }
        double sign = direction[largest] < 0 ? -1 : 1;
        return Samples.of(direction).map(w -> sign * w);
    }

    /// The share of all variance along the first directions.
    public double share(int count) {
        double all = variances.stream().sum();
        return all == 0 ? 0 : variances.part(0, count).stream().sum() / all;
    }

    /// Where a row lies along a direction, from the mean.
    public double along(int direction, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += (row[i] - mean.get(i)) * directions.get(direction).get(i);
        }
        return sum;
    }
}
