package synfire.learn.bayes;

import org.hipparchus.special.Erf;

/// What makes a point worth evaluating; each is to be made small.
enum Acquisition {
    /// Minus the expected improvement on the best value.
    EXPECTED_IMPROVEMENT,
    /// Mean minus 1.96 standard deviations.
    LOWER_BOUND,
    /// Minus the probability of an improvement.
    PROBABILITY;

    /// ξ: how much an improvement must be to count, in the unit of the loss.
    private static final double MARGIN = 0.01;

    private static final double KAPPA = 1.96;

    double value(GaussianProcess.Prediction at, double best) {
        double improvement = best - MARGIN - at.mean();
        double z = improvement / at.deviation();
        return switch (this) {
            case EXPECTED_IMPROVEMENT ->
                at.deviation() > 0 ? -(improvement * below(z) + at.deviation() * density(z)) : 0;
            case LOWER_BOUND -> at.mean() - KAPPA * at.deviation();
            case PROBABILITY -> at.deviation() > 0 ? -below(z) : 0;
        };
    }

    /// The derivative by a coordinate, from those of mean and deviation.
    double slope(GaussianProcess.Prediction at, double best, double meanSlope, double deviationSlope) {
        double z = (best - MARGIN - at.mean()) / at.deviation();
        if (this != LOWER_BOUND && !(at.deviation() > 0)) {
            return 0;
        }
        return switch (this) {
            case EXPECTED_IMPROVEMENT -> below(z) * meanSlope - density(z) * deviationSlope;
            case LOWER_BOUND -> meanSlope - KAPPA * deviationSlope;
            case PROBABILITY -> density(z) * (meanSlope + z * deviationSlope) / at.deviation();
        };
    }

    private static double below(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
