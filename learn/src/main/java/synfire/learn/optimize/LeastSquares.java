package synfire.learn.optimize;

import java.util.List;

/// An objective whose loss is the mean of squared residuals.
public interface LeastSquares extends Objective {

    /// Residuals and Jacobian at every row of `points`, as many evaluations as rows. At a point that cannot be
    /// simulated the residuals are NaN.
    List<Linearization> linearize(double[][] points);

    @Override
    default Evaluation evaluate(double[][] points, Want want) {
        var linear = linearize(points);
        double[] losses = linear.stream().mapToDouble(Linearization::loss).toArray();
        return switch (want) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT ->
                Evaluation.ofGradients(
                        losses, linear.stream().map(Linearization::gradient).toArray(double[][]::new));
            case CURVATURE ->
                Evaluation.ofCurvatures(
                        losses,
                        linear.stream().map(Linearization::gradient).toArray(double[][]::new),
                        linear.stream().map(Linearization::curvature).toArray(double[][]::new));
        };
    }
}
