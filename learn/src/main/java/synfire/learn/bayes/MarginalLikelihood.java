package synfire.learn.bayes;

import java.util.Arrays;
import java.util.List;
import synfire.learn.linear.Cholesky;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Minus the log marginal likelihood of normalised values, as a function of the logarithms of amplitude, lengths and
/// noise variance.
@SuppressWarnings("ArrayRecordComponent") // never compared
record MarginalLikelihood(List<double[]> points, double[] values) implements Objective {

    /// Added to the diagonal besides the noise, against rounding.
    static final double JITTER = 1e-10;

    private static final double[] AMPLITUDE = {0.01, 1000};
    private static final double[] LENGTH = {0.01, 100};
    private static final double[] NOISE = {1e-5, 1e5};

    @Override
    public int dimension() {
        return points.getFirst().length + 2;
    }

    /// Bounds of the logarithms.
    Box box() {
        int n = dimension();
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            double[] range = i == 0 ? AMPLITUDE : i == n - 1 ? NOISE : LENGTH;
            lower[i] = Math.log(range[0]);
            upper[i] = Math.log(range[1]);
        }
        return Box.of(lower, upper);
    }

    static Matern kernel(double[] logs) {
        return new Matern(
                Math.exp(logs[0]),
                Arrays.stream(logs, 1, logs.length - 1).map(Math::exp).toArray());
    }

    /// Covariance of the noisy values, row-major.
    double[] covariance(double[] logs) {
        int n = points.size();
        var kernel = kernel(logs);
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = kernel.at(points.get(i), points.get(j));
                matrix[j * n + i] = matrix[i * n + j];
            }
            matrix[i * n + i] += Math.exp(logs[logs.length - 1]) + JITTER;
        }
        return matrix;
    }

    @Override
    public Evaluation evaluate(double[][] rows, Want want) {
        double[] losses = new double[rows.length];
        double[][] gradients = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            gradients[i] = new double[rows[i].length];
            losses[i] = evaluate(rows[i], gradients[i]);
        }
        return Evaluation.ofGradients(losses, gradients);
    }

    private double evaluate(double[] logs, double[] gradient) {
        int n = points.size();
        var factor = Cholesky.of(covariance(logs), n);
        if (factor.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double[] alpha = factor.get().solve(values);
        double[] inverse = factor.get().inverse();
        var kernel = kernel(logs);
        double fit = 0;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            fit += values[i] * alpha[i];
            trace += inverse[i * n + i] - alpha[i] * alpha[i];
            for (int j = 0; j <= i; j++) {
                // ½ tr((K⁻¹ − αα^T) dK): the lower triangle twice, the diagonal once.
                double weight = (i == j ? 0.5 : 1) * (inverse[i * n + j] - alpha[i] * alpha[j]);
                kernel.addSlopes(points.get(i), points.get(j), weight, gradient);
            }
        }
        gradient[gradient.length - 1] = 0.5 * trace * Math.exp(logs[logs.length - 1]);
        return 0.5 * (fit + factor.get().logDeterminant() + n * Math.log(2 * Math.PI));
    }
}
