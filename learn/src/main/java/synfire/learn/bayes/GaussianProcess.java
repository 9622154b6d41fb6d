package synfire.learn.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import synfire.learn.descent.LBfgsB;
import synfire.learn.linear.Cholesky;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// A Gaussian process through noisy values at points of the unit box: constant × Matérn 5/2 over warped coordinates,
/// plus white noise, values normalised to mean 0 and variance 1, all constants by maximum likelihood.
public final class GaussianProcess {

    private static final int RESTARTS = 2;

    private final double[] logs;
    private final List<double[]> warped;
    private final double[] normal;
    private final Matern kernel;
    private final InputWarp warp;
    private final Cholesky factor;
    private final double[] alpha;
    private final double mean;
    private final double spread;

    private GaussianProcess(double[] logs, List<double[]> warped, double[] normal, double mean, double spread) {
        this.logs = logs;
        this.warped = List.copyOf(warped);
        this.normal = normal;
        this.mean = mean;
        this.spread = spread;
        kernel = MarginalLikelihood.kernel(logs);
        warp = MarginalLikelihood.warp(logs);
        factor = Cholesky.of(
                        MarginalLikelihood.covariance(kernel, MarginalLikelihood.noise(logs), warped), warped.size())
                .orElseThrow(() -> new IllegalStateException("the covariance of %d points is singular at %s"
                        .formatted(warped.size(), Arrays.toString(logs))));
        alpha = factor.solve(normal);
    }

    /// Fits the constants from usual ones and from two random places.
    public static GaussianProcess fit(List<double[]> points, double[] values, RandomGenerator random) {
        return fit(points, values, random, new double[0]);
    }

    /// The same with the constants of a process through some of the points in place of the usual ones.
    GaussianProcess refit(List<double[]> points, double[] values, RandomGenerator random) {
        return fit(points, values, random, logs);
    }

    private static GaussianProcess fit(
            List<double[]> points, double[] values, RandomGenerator random, double[] before) {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double spread = square > 0 ? Math.sqrt(square) : 1;
        double[] normal = Arrays.stream(values).map(v -> (v - mean) / spread).toArray();
        var likelihood = new MarginalLikelihood(points, normal);
        var box = likelihood.box();
        double[] best = likelihood.start();
        double lowest = Double.POSITIVE_INFINITY;
        for (int start = 0; start <= RESTARTS; start++) {
            double[] usual = before.length > 0 ? before : likelihood.start();
            double[] from =
                    start == 0 ? usual : box.at(random.doubles(best.length).toArray());
            double[] end = descend(likelihood, box, from);
            double loss = likelihood.evaluate(new double[][] {end}, Want.LOSS).loss(0);
            if (loss < lowest) {
                lowest = loss;
                best = end;
            }
        }
        return new GaussianProcess(best, MarginalLikelihood.warp(best).at(points), normal, mean, spread);
    }

    private static double[] descend(MarginalLikelihood likelihood, Box box, double[] from) {
        var descent = LBfgsB.SCIPY.from(box, from);
        while (descent.stopped().isEmpty()) {
            descent.tell(likelihood.evaluate(new double[][] {descent.ask()}, Want.GRADIENT), 0);
        }
        return descent.position();
    }

    /// The same process, with the same constants, as if its own mean had been seen at `x`.
    GaussianProcess believing(double[] x) {
        var more = new ArrayList<>(warped);
        more.add(warp.at(x));
        double[] values = Arrays.copyOf(normal, normal.length + 1);
        values[normal.length] = (at(x).mean() - mean) / spread;
        return new GaussianProcess(logs, more, values, mean, spread);
    }

    /// The lowest value at any point.
    double lowest() {
        return mean + spread * Arrays.stream(normal).min().orElse(0);
    }

    /// Mean and standard deviation of the function (without noise) at `x`.
    public Prediction at(double[] x) {
        double[] covariance = covariances(warp.at(x));
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            sum += covariance[i] * alpha[i];
        }
        double variance = kernel.amplitude();
        for (double part : factor.solveLower(covariance)) {
            variance -= part * part;
        }
        return new Prediction(mean + spread * sum, spread * Math.sqrt(Math.max(0, variance)));
    }

    /// Sets `meanSlope` and `deviationSlope` to the derivatives of [#at] by the coordinates of `x`.
    void slopes(double[] x, double[] meanSlope, double[] deviationSlope) {
        double[] place = warp.at(x);
        double[] covariance = covariances(place);
        double[] weights = factor.solve(covariance);
        double variance = kernel.amplitude();
        for (int i = 0; i < weights.length; i++) {
            variance -= weights[i] * covariance[i];
        }
        double deviation = Math.sqrt(Math.max(Double.MIN_NORMAL, variance));
        Arrays.fill(meanSlope, 0);
        Arrays.fill(deviationSlope, 0);
        for (int i = 0; i < weights.length; i++) {
            kernel.addGradient(place, warped.get(i), spread * alpha[i], meanSlope);
            kernel.addGradient(place, warped.get(i), -spread * weights[i] / deviation, deviationSlope);
        }
        for (int j = 0; j < x.length; j++) {
            meanSlope[j] *= warp.slope(j, x);
            deviationSlope[j] *= warp.slope(j, x);
        }
    }

    private double[] covariances(double[] place) {
        return warped.stream().mapToDouble(point -> kernel.at(place, point)).toArray();
    }

    /// @param deviation standard deviation
    public record Prediction(double mean, double deviation) {}
}
