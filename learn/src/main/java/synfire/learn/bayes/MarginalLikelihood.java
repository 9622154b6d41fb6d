package synfire.learn.bayes;

import java.util.Arrays;
import java.util.List;
import synfire.learn.linear.Cholesky;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Minus the log marginal likelihood of normalised values, and minus the log prior of the input warp, as a function of
/// logarithms: amplitude, one length for each coordinate, noise variance, and the a and then the b of the warp.
@SuppressWarnings("ArrayRecordComponent") // never compared
record MarginalLikelihood(List<double[]> points, double[] values) implements Objective {

    /// Added to the diagonal besides the noise, against rounding.
    static final double JITTER = 1e-10;

    private static final double[] AMPLITUDE = {0.01, 1000};
    private static final double[] LENGTH = {0.01, 100};
    private static final double[] NOISE = {1e-5, 100};
    private static final double[] WARP = {0.2, 5};

    /// Standard deviation of the normal prior of the warp's logarithms: no warp unless the values ask for it.
    private static final double WARP_PRIOR = 0.75;

    private static final double FIRST_LENGTH = 0.5;
    private static final double FIRST_NOISE = 0.01;

    @Override
    public int dimension() {
        return 3 * coordinates() + 2;
    }

    private int coordinates() {
        return points.getFirst().length;
    }

    /// Bounds of the logarithms.
    Box box() {
        int d = coordinates();
        double[] lower = new double[dimension()];
        double[] upper = new double[dimension()];
        for (int i = 0; i < lower.length; i++) {
            double[] range = i == 0 ? AMPLITUDE : i <= d ? LENGTH : i == d + 1 ? NOISE : WARP;
            lower[i] = Math.log(range[0]);
            upper[i] = Math.log(range[1]);
        }
        return Box.of(lower, upper);
    }

    /// Where to begin: amplitude 1, lengths of half the box, little noise, no warp.
    double[] start() {
        int d = coordinates();
        double[] logs = new double[dimension()];
        Arrays.fill(logs, 1, 1 + d, Math.log(FIRST_LENGTH));
        logs[1 + d] = Math.log(FIRST_NOISE);
        return logs;
    }

    static Matern kernel(double[] logs) {
        return new Matern(
                Math.exp(logs[0]),
                Arrays.stream(logs, 1, 1 + coordinates(logs)).map(Math::exp).toArray());
    }

    static InputWarp warp(double[] logs) {
        int d = coordinates(logs);
        return new InputWarp(
                Arrays.stream(logs, d + 2, 2 * d + 2).map(Math::exp).toArray(),
                Arrays.stream(logs, 2 * d + 2, 3 * d + 2).map(Math::exp).toArray());
    }

    static double noise(double[] logs) {
        return Math.exp(logs[1 + coordinates(logs)]);
    }

    private static int coordinates(double[] logs) {
        return (logs.length - 2) / 3;
    }

    /// Covariance of noisy values at warped points, row-major.
    static double[] covariance(Matern kernel, double noise, List<double[]> warped) {
        int n = warped.size();
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = kernel.at(warped.get(i), warped.get(j));
                matrix[j * n + i] = matrix[i * n + j];
            }
            matrix[i * n + i] += noise + JITTER;
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
        var kernel = kernel(logs);
        var warped = warp(logs).at(points);
        var factor = Cholesky.of(covariance(kernel, noise(logs), warped), n);
        if (factor.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double[] alpha = factor.get().solve(values);
        double[] inverse = factor.get().inverse();
        double[][] byPoint = new double[n][coordinates()];
        double fit = 0;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            fit += values[i] * alpha[i];
            trace += inverse[i * n + i] - alpha[i] * alpha[i];
            for (int j = 0; j <= i; j++) {
                // ½ tr((K⁻¹ − αα^T) dK): the lower triangle twice, the diagonal once.
                double weight = (i == j ? 0.5 : 1) * (inverse[i * n + j] - alpha[i] * alpha[j]);
                kernel.addSlopes(warped.get(i), warped.get(j), weight, gradient);
                kernel.addGradient(warped.get(i), warped.get(j), weight, byPoint[i]);
                kernel.addGradient(warped.get(j), warped.get(i), weight, byPoint[j]);
            }
        }
        gradient[1 + coordinates()] = 0.5 * trace * noise(logs);
        return 0.5 * (fit + factor.get().logDeterminant() + n * Math.log(2 * Math.PI))
                + addWarp(logs, byPoint, gradient);
    }

    /// Adds the slopes by the warp, of the likelihood (by way of the warped points) and of the prior.
    ///
    /// @return minus the log prior, up to a constant
    private double addWarp(double[] logs, double[][] byPoint, double[] gradient) {
        int d = coordinates();
        var warp = warp(logs);
        double prior = 0;
        for (int j = 0; j < d; j++) {
            int a = d + 2 + j;
            int b = 2 * d + 2 + j;
            for (int i = 0; i < byPoint.length; i++) {
                gradient[a] += byPoint[i][j] * warp.slopeByLogA(j, points.get(i));
                gradient[b] += byPoint[i][j] * warp.slopeByLogB(j, points.get(i));
            }
            prior += 0.5 * (logs[a] * logs[a] + logs[b] * logs[b]) / (WARP_PRIOR * WARP_PRIOR);
            gradient[a] += logs[a] / (WARP_PRIOR * WARP_PRIOR);
            gradient[b] += logs[b] / (WARP_PRIOR * WARP_PRIOR);
        }
        return prior;
    }
}
