package synfire.learn.bayes;

import org.hipparchus.special.Erf;

/// How much lower than `best` a point will be on average, where it is lower: E[max(0, best − f(x))].
///
/// Reference: Jones, Schonlau & Welch (1998), J. Global Optimization 13:455.
///
/// @param best lowest value so far
record ExpectedImprovement(double best) {

    double at(GaussianProcess.Prediction at) {
        if (!(at.deviation() > 0)) {
            return 0;
        }
        double z = (best - at.mean()) / at.deviation();
        return (best - at.mean()) * below(z) + at.deviation() * density(z);
    }

    /// The derivative by a coordinate, from those of mean and deviation.
    double slope(GaussianProcess.Prediction at, double meanSlope, double deviationSlope) {
        if (!(at.deviation() > 0)) {
            return 0;
        }
        double z = (best - at.mean()) / at.deviation();
        return density(z) * deviationSlope - below(z) * meanSlope;
    }

    private static double below(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
