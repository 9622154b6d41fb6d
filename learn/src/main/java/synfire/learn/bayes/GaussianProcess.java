package synfire.learn.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import synfire.learn.descent.LBfgsB;
import synfire.learn.linear.Cholesky;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// A Gaussian process through noisy values at points of the unit box: constant × Matérn 5/2 plus white noise, values
/// normalised to mean 0 and variance 1, all constants by maximum likelihood.
public final class GaussianProcess {

    private static final int RESTARTS = 2;

    private final List<double[]> points;
    private final Matern kernel;
    private final Cholesky factor;
    private final double[] alpha;
    private final double mean;
    private final double spread;

    private GaussianProcess(
            List<double[]> points, Matern kernel, Cholesky factor, double[] alpha, double mean, double spread) {
        this.points = points;
        this.kernel = kernel;
        this.factor = factor;
        this.alpha = alpha;
        this.mean = mean;
        this.spread = spread;
    }

    /// Fits the constants from all ones, and from two random places.
    public static GaussianProcess fit(List<double[]> points, double[] values, RandomGenerator random) {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double spread = square > 0 ? Math.sqrt(square) : 1;
        double[] normal = Arrays.stream(values).map(v -> (v - mean) / spread).toArray();
        var likelihood = new MarginalLikelihood(points, normal);
        var box = likelihood.box();
        double[] best = new double[likelihood.dimension()];
        double lowest = Double.POSITIVE_INFINITY;
        for (int start = 0; start <= RESTARTS; start++) {
            double[] from = start == 0
                    ? new double[best.length]
                    : box.at(random.doubles(best.length).toArray());
            double[] end = descend(likelihood, box, from);
            double loss = likelihood.evaluate(new double[][] {end}, Want.LOSS).loss(0);
            if (loss < lowest) {
                lowest = loss;
                best = end;
            }
        }
        var factor = Cholesky.of(likelihood.covariance(best), points.size());
        if (factor.isEmpty()) {
            throw new IllegalStateException(
                    "the covariance of %d points is singular at %s".formatted(points.size(), Arrays.toString(best)));
        }
        return new GaussianProcess(
                List.copyOf(points),
                MarginalLikelihood.kernel(best),
                factor.get(),
                factor.get().solve(normal),
                mean,
                spread);
    }

    private static double[] descend(MarginalLikelihood likelihood, Box box, double[] from) {
        var descent = LBfgsB.SCIPY.from(box, from);
        while (descent.stopped().isEmpty()) {
            descent.tell(likelihood.evaluate(new double[][] {descent.ask()}, Want.GRADIENT), 0);
        }
        return descent.position();
    }

    /// Mean and standard deviation of the function (without noise) at `x`.
    public Prediction at(double[] x) {
        int n = points.size();
        double[] covariance = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            covariance[i] = kernel.at(x, points.get(i));
            sum += covariance[i] * alpha[i];
        }
        double variance = kernel.amplitude();
        for (double part : factor.solveLower(covariance)) {
            variance -= part * part;
        }
        return new Prediction(mean + spread * sum, spread * Math.sqrt(Math.max(0, variance)));
    }

    /// Adds to `meanSlope` and `deviationSlope` the derivatives of [#at] by the coordinates of `x`.
    void slopes(double[] x, double[] meanSlope, double[] deviationSlope) {
        int n = points.size();
        double[] covariance = new double[n];
        for (int i = 0; i < n; i++) {
            covariance[i] = kernel.at(x, points.get(i));
        }
        double[] weights = factor.solve(covariance);
        double variance = kernel.amplitude();
        for (int i = 0; i < n; i++) {
            variance -= weights[i] * covariance[i];
        }
        double deviation = Math.sqrt(Math.max(Double.MIN_NORMAL, variance));
        for (int i = 0; i < n; i++) {
            kernel.addGradient(x, points.get(i), spread * alpha[i], meanSlope);
            kernel.addGradient(x, points.get(i), -spread * weights[i] / deviation, deviationSlope);
        }
    }

    /// @param deviation standard deviation
    public record Prediction(double mean, double deviation) {}
}
