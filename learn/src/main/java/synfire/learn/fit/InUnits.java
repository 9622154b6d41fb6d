package synfire.learn.fit;

import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;

/// An objective over base units, seen in the units in which its parameters are written.
///
/// @param inBase how many base units one unit of each parameter is
@SuppressWarnings("ArrayRecordComponent") // never compared
record InUnits(Objective base, double[] inBase) implements Objective {

    @Override
    public int dimension() {
        return base.dimension();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        int d = dimension();
        var values = new double[points.length][d];
        for (int i = 0; i < points.length; i++) {
            for (int p = 0; p < d; p++) {
                values[i][p] = points[i][p] * inBase[p];
            }
        }
        var inner = base.evaluate(values, want);
        var losses = new double[points.length];
        var gradients = new double[points.length][];
        var curvatures = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            losses[i] = inner.loss(i);
            gradients[i] = inner.gradient(i);
            curvatures[i] = inner.curvature(i);
            for (int p = 0; p < gradients[i].length; p++) {
                gradients[i][p] *= inBase[p];
            }
            for (int k = 0; k < curvatures[i].length; k++) {
                curvatures[i][k] *= inBase[k / d] * inBase[k % d];
            }
        }
        return switch (inner.want()) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT -> Evaluation.ofGradients(losses, gradients);
            case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
        };
    }
}
