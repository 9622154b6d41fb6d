package synfire.learn.uncertainty;

import java.util.ArrayList;
import java.util.List;
import synfire.learn.linear.SymmetricEigen;

/// What data say about parameters: standard errors, correlations, and what they do not determine.
///
/// @param names of the parameters, in order
/// @param standardErrors in the parameters' units; NaN where the data say nothing
/// @param correlations rows of the correlation matrix; NaN where the data say nothing
/// @param undetermined parameters whose standard error is above half of the range they were searched in, or
///     that the loss does not depend on
/// @param combinations several parameters that can move together without the data noticing
public record Covariance(
        List<String> names,
        List<Double> standardErrors,
        List<List<Double>> correlations,
        List<String> undetermined,
        List<Combination> combinations) {

    /// Share of the searched range above which a standard error leaves a parameter undetermined.
    private static final double UNDETERMINED = 0.5;

    public Covariance {
        names = List.copyOf(names);
        standardErrors = List.copyOf(standardErrors);
        correlations = correlations.stream().map(List::copyOf).toList();
        undetermined = List.copyOf(undetermined);
        combinations = List.copyOf(combinations);
    }

    /// From information and the covariance of the score: A⁻¹·B·A⁻¹, the sandwich; with B = A the inverse of
    /// A.
    ///
    /// @param information A, n² numbers, row-major: Σ JJᵀ/σ², or observed information
    /// @param score B, the covariance of the gradient of the log-likelihood
    /// @param ranges upper minus lower bound of each parameter
    public static Covariance sandwich(List<String> names, double[] information, double[] score, double[] ranges) {
        int n = names.size();
        var scaled = scaled(information, ranges);
        var eigen = SymmetricEigen.of(scaled, n);
        double largest = Math.max(0, eigen.value(0));
        var inverse = new double[n * n];
        for (int k = 0; k < n; k++) {
            if (eigen.value(k) > Information.ROUNDING * largest) {
                var vector = eigen.vector(k);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        inverse[i * n + j] += vector[i] * vector[j] / eigen.value(k);
                    }
                }
            }
        }
        var covariance = product(product(inverse, scaled(score, ranges), n), inverse, n);
        var known = known(eigen, largest);
        return of(names, covariance, ranges, known, Combination.of(names, free(eigen, largest, covariance), ranges));
    }

    /// Directions along which the data leave more than half of the searched ranges open, scaled by the
    /// ranges.
    private static List<double[]> free(SymmetricEigen eigen, double largest, double[] covariance) {
        int n = eigen.size();
        var free = new ArrayList<double[]>();
        for (int k = 0; k < n; k++) {
            var vector = eigen.vector(k);
            double variance = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    variance += vector[i] * covariance[i * n + j] * vector[j];
                }
            }
            if (!(eigen.value(k) > Information.ROUNDING * largest) || variance > UNDETERMINED * UNDETERMINED) {
                free.add(vector);
            }
        }
        return free;
    }

    private static Covariance of(
            List<String> names, double[] covariance, double[] ranges, boolean[] known, List<Combination> combinations) {
        int n = names.size();
        var errors = new ArrayList<Double>();
        var correlations = new ArrayList<List<Double>>();
        var undetermined = new ArrayList<String>();
        for (int i = 0; i < n; i++) {
            double relative = known[i] ? Math.sqrt(covariance[i * n + i]) : Double.NaN;
            errors.add(relative * ranges[i]);
            if (!(relative <= UNDETERMINED)) {
                undetermined.add(names.get(i));
            }
            var row = new ArrayList<Double>();
            for (int j = 0; j < n; j++) {
                double norm = Math.sqrt(covariance[i * n + i] * covariance[j * n + j]);
                row.add(known[i] && known[j] ? (i == j ? 1 : covariance[i * n + j] / norm) : Double.NaN);
            }
            correlations.add(row);
        }
        return new Covariance(names, errors, correlations, undetermined, combinations);
    }

    /// Whether a parameter has no part in a direction without information.
    private static boolean[] known(SymmetricEigen eigen, double largest) {
        int n = eigen.size();
        var known = new boolean[n];
        for (int i = 0; i < n; i++) {
            double blind = 0;
            for (int k = 0; k < n; k++) {
                if (!(eigen.value(k) > Information.ROUNDING * largest)) {
                    blind += eigen.vector(k)[i] * eigen.vector(k)[i];
                }
            }
            known[i] = largest > 0 && blind < 1e-6;
        }
        return known;
    }

    private static double[] scaled(double[] matrix, double[] ranges) {
        int n = ranges.length;
        var scaled = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i * n + j] = matrix[i * n + j] * ranges[i] * ranges[j];
            }
        }
        return scaled;
    }

    private static double[] product(double[] left, double[] right, int n) {
        var product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    product[i * n + j] += left[i * n + k] * right[k * n + j];
                }
            }
        }
        return product;
    }
}
