package synfire.learn.optimize;

import java.util.Arrays;

/// The answer to one batch: for every point the loss and, where asked for, gradient and curvature.
///
/// An objective that is only a step of a continuation may know, from the same simulation, the loss of the last
/// step: its *score*. Scores compare starts on different steps and can end a search early.
public final class Evaluation {

    private static final double[][] NONE = {};

    private final double[] losses;
    private final double[][] gradients;
    private final double[][] curvatures;
    private final double[] scores;

    private Evaluation(double[] losses, double[][] gradients, double[][] curvatures, double[] scores) {
        this.losses = losses;
        this.scores = scores;
        this.gradients = gradients;
        this.curvatures = curvatures;
    }

    public static Evaluation ofLosses(double[] losses) {
        return new Evaluation(losses, NONE, NONE, new double[0]);
    }

    /// @param gradients one row per point, in the order of the parameters
    public static Evaluation ofGradients(double[] losses, double[][] gradients) {
        requireRows("gradients", losses, gradients);
        return new Evaluation(losses, gradients, NONE, new double[0]);
    }

    /// @param curvatures one row per point: the approximate Hessian of the loss, dimension² numbers, row-major
    public static Evaluation ofCurvatures(double[] losses, double[][] gradients, double[][] curvatures) {
        requireRows("gradients", losses, gradients);
        requireRows("curvatures", losses, curvatures);
        return new Evaluation(losses, gradients, curvatures, new double[0]);
    }

    /// The same with a score for every point.
    public Evaluation withScores(double[] newScores) {
        return new Evaluation(losses, gradients, curvatures, newScores);
    }

    /// Number of points.
    public int size() {
        return losses.length;
    }

    /// How much was evaluated.
    public Want want() {
        return curvatures.length > 0 ? Want.CURVATURE : gradients.length > 0 ? Want.GRADIENT : Want.LOSS;
    }

    public double loss(int point) {
        return losses[point];
    }

    /// The loss of the last step of the continuation at this point; NaN if not known.
    public double score(int point) {
        return scores.length == 0 ? Double.NaN : scores[point];
    }

    /// A copy; empty if no gradient was asked for.
    public double[] gradient(int point) {
        return gradients.length == 0 ? new double[0] : gradients[point].clone();
    }

    /// A copy; empty if no curvature was asked for.
    public double[] curvature(int point) {
        return curvatures.length == 0 ? new double[0] : curvatures[point].clone();
    }

    /// The answer for the points `from` (included) to `to` (excluded).
    public Evaluation part(int from, int to) {
        return new Evaluation(
                Arrays.copyOfRange(losses, from, to),
                gradients.length == 0 ? NONE : Arrays.copyOfRange(gradients, from, to),
                curvatures.length == 0 ? NONE : Arrays.copyOfRange(curvatures, from, to),
                scores.length == 0 ? scores : Arrays.copyOfRange(scores, from, to));
    }

    private static void requireRows(String what, double[] losses, double[][] rows) {
        if (rows.length != losses.length) {
            throw new IllegalArgumentException("an evaluation has %d losses but %d %s; give one for every point"
                    .formatted(losses.length, rows.length, what));
        }
    }
}
