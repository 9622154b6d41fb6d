package synfire.learn.optimize;

/// An objective whose loss is the mean of squared residuals.
public interface LeastSquares extends Objective {

    /// Residuals and Jacobian at one point. Counts as one evaluation.
    Linearization linearize(double[] point);

    @Override
    default Evaluation evaluate(double[][] points, Want want) {
        double[] losses = new double[points.length];
        double[][] gradients = new double[points.length][];
        double[][] curvatures = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            var linear = linearize(points[i]);
            losses[i] = linear.loss();
            gradients[i] = linear.gradient();
            curvatures[i] = linear.curvature();
        }
        return switch (want) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT -> Evaluation.ofGradients(losses, gradients);
            case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
        };
    }
}
