package synfire.learn.uncertainty;

import java.util.List;
import synfire.learn.linear.SymmetricEigen;

/// What data say about parameters near the best point: the curvature of the log-likelihood, and how much
/// its slope varies from one set of data to the next.
///
/// @param names of the n parameters, in order
/// @param matrix A, n² numbers, row-major: Σ JJᵀ/σ², or observed information
/// @param score B, n² numbers: the covariance of the gradient of the log-likelihood; A where the noise is
///     as assumed
/// @param ranges upper minus lower bound of each parameter
/// @param deviance twice the log-likelihood that one unit of the loss is, before the correction for B
public record Information(
        List<String> names, List<Double> matrix, List<Double> score, List<Double> ranges, double deviance) {

    /// Information below this part of the largest, on parameters scaled by their ranges, is rounding.
    static final double ROUNDING = 1e-14;

    public Information {
        names = List.copyOf(names);
        matrix = List.copyOf(matrix);
        score = List.copyOf(score);
        ranges = List.copyOf(ranges);
    }

    /// Standard errors and correlations: A⁻¹·B·A⁻¹.
    public Covariance covariance() {
        return Covariance.sandwich(names, array(matrix), array(score), array(ranges));
    }

    /// The factor on the deviance of a profile of one parameter with which it has the curvature of that
    /// parameter's standard error: [A⁻¹]ᵢᵢ/[A⁻¹BA⁻¹]ᵢᵢ, 1 where B is A.
    ///
    /// Reference: Pace, Salvan & Sartori (2011), *Statistica Sinica* 21:129. Where A is blind for the
    /// parameter, the mean over all directions stands in.
    public double adjustment(int parameter) {
        int n = names.size();
        var information = scaled(array(matrix));
        var spread = scaled(array(score));
        var eigen = SymmetricEigen.of(information, n);
        double largest = Math.max(0, eigen.value(0));
        var row = new double[n];
        double traces = 0;
        for (int k = 0; k < n; k++) {
            if (eigen.value(k) > ROUNDING * largest) {
                var vector = eigen.vector(k);
                for (int j = 0; j < n; j++) {
                    row[j] += vector[parameter] * vector[j] / eigen.value(k);
                }
                traces += form(vector, spread, n) / eigen.value(k);
            }
        }
        double sandwich = form(row, spread, n);
        return row[parameter] > 0 && sandwich > 0 ? row[parameter] / sandwich : traces > 0 ? n / traces : 1;
    }

    private static double form(double[] vector, double[] matrix, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += vector[i] * matrix[i * n + j] * vector[j];
            }
        }
        return sum;
    }

    private double[] scaled(double[] values) {
        int n = names.size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] *= ranges.get(i) * ranges.get(j);
            }
        }
        return values;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
