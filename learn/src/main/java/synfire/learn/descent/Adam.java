package synfire.learn.descent;

import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Adam: steps of the gradient's running mean over the root of its running mean square, both corrected for their
/// start at zero. Reference: Kingma & Ba (2015), algorithm 1.
///
/// @param rate first step length, in coordinates of the box
/// @param finalRate step length of the last iteration; falls geometrically from `rate` to it
/// @param firstDecay β₁
/// @param secondDecay β₂
/// @param floor ε
/// @param iterations number of steps, thus of evaluations
public record Adam(double rate, double finalRate, double firstDecay, double secondDecay, double floor, int iterations)
        implements DescentMethod {

    /// β₁ = 0.9, β₂ = 0.999 and ε = 1e-8 of the reference; step lengths for a unit box.
    public static final Adam STANDARD = new Adam(0.05, 5e-4, 0.9, 0.999, 1e-8, 200);

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Stepping(box, start, Want.GRADIENT, iterations, -1, rule(start.length));
    }

    private Stepping.Rule rule(int dimension) {
        double[] mean = new double[dimension];
        double[] square = new double[dimension];
        return (x, gradient, _, iteration) -> {
            double share = iterations == 1 ? 0 : (iteration - 1.0) / (iterations - 1.0);
            double step = rate * Math.pow(finalRate / rate, share);
            double[] next = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                mean[i] = firstDecay * mean[i] + (1 - firstDecay) * gradient[i];
                square[i] = secondDecay * square[i] + (1 - secondDecay) * gradient[i] * gradient[i];
                double m = mean[i] / (1 - Math.pow(firstDecay, iteration));
                double v = square[i] / (1 - Math.pow(secondDecay, iteration));
                next[i] = m == 0 ? x[i] : x[i] - step * m / (Math.sqrt(v) + floor);
            }
            return next;
        };
    }
}
