package synfire.learn.optimize;

/// A least-squares objective seen through a window and with a limit on what one residual can weigh.
///
/// Only the first `horizon` residuals of each segment count, and each by Geman & McClure's
///
///     ρ(r) = r² / (1 + r²/c²)
///
/// which is r² for small r and never more than c². Both tame the potential of a spiking cell: between a spike of
/// the model and the same one of the data the residual is as large as the spike, whatever the cause, and after the
/// first
/// misplaced spike all later ones are misplaced too.
///
/// The score is the plain mean of squares over everything.
///
/// @param horizon residuals of each segment that count
/// @param scale c, in the unit of the residuals; infinite for plain squares
public record WeightedSquares(LeastSquares source, int horizon, double scale) implements Objective {

    public WeightedSquares {
        if (horizon < 1 || !(scale > 0)) {
            throw new IllegalArgumentException(
                    "a horizon of %d residuals and a scale of %s leave nothing to fit; both must be positive"
                            .formatted(horizon, scale));
        }
    }

    @Override
    public int dimension() {
        return source.dimension();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        int d = dimension();
        var linear = source.linearize(points);
        double[] losses = new double[points.length];
        double[] scores = new double[points.length];
        double[][] gradients = new double[points.length][d];
        double[][] curvatures = new double[points.length][d * d];
        for (int i = 0; i < points.length; i++) {
            scores[i] = linear.get(i).loss();
            losses[i] = accumulate(linear.get(i), gradients[i], curvatures[i]);
        }
        var evaluation = switch (want) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT -> Evaluation.ofGradients(losses, gradients);
            case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
        };
        return evaluation.withScores(scores);
    }

    private double accumulate(Linearization linear, double[] gradient, double[] curvature) {
        int d = gradient.length;
        double loss = 0;
        int counted = 0;
        int first = 0;
        for (int length : linear.segments()) {
            int end = first + Math.min(horizon, length);
            for (int i = first; i < end; i++) {
                double r = linear.residual(i);
                double flat = 1 / (1 + r / scale * (r / scale));
                double weight = flat * flat;
                loss += r * r * flat;
                for (int j = 0; j < d; j++) {
                    double slope = weight * linear.derivative(i, j);
                    gradient[j] += r * slope;
                    for (int k = 0; k <= j; k++) {
                        curvature[j * d + k] += slope * linear.derivative(i, k);
                    }
                }
            }
            counted += end - first;
            first += length;
        }
        for (int j = 0; j < d; j++) {
            gradient[j] *= 2.0 / counted;
            for (int k = 0; k <= j; k++) {
                curvature[j * d + k] *= 2.0 / counted;
                curvature[k * d + j] = curvature[j * d + k];
            }
        }
        return loss / counted;
    }
}
