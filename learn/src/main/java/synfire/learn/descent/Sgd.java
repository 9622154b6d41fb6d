package synfire.learn.descent;

import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Gradient descent with a fixed rate, plain or with momentum:
///
///     u ← μ u + g,   x ← x − η u             (momentum, Polyak 1964)
///     u ← μ u + g,   x ← x − η (g + μ u)     (Nesterov's, in the form of Sutskever et al. 2013)
///
/// @param rate η
/// @param momentum μ, 0 for none
/// @param iterations number of steps, thus of evaluations
public record Sgd(double rate, double momentum, boolean nesterov, int iterations) implements DescentMethod {

    /// Without momentum, 200 steps.
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, false, 200);
    }

    public Sgd withMomentum(double newMomentum) {
        return new Sgd(rate, newMomentum, false, iterations);
    }

    public Sgd withNesterov(double newMomentum) {
        return new Sgd(rate, newMomentum, true, iterations);
    }

    public Sgd withIterations(int newIterations) {
        return new Sgd(rate, momentum, nesterov, newIterations);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Stepping(box, start, Want.GRADIENT, iterations, -1, rule(start.length));
    }

    private Stepping.Rule rule(int dimension) {
        double[] speed = new double[dimension];
        return (x, gradient, _, _) -> {
            double[] next = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                speed[i] = momentum * speed[i] + gradient[i];
                next[i] = x[i] - rate * (nesterov ? gradient[i] + momentum * speed[i] : speed[i]);
            }
            return next;
        };
    }
}
