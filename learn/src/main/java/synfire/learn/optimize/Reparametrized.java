package synfire.learn.optimize;

import synfire.learn.transform.ParameterSpace;

/// An objective over physical values, seen through the coordinates of a [ParameterSpace]: by the chain rule
/// gradients are multiplied by the slopes, curvatures by them on both sides.
public record Reparametrized(ParameterSpace space, Objective physical) implements Objective {

    public Reparametrized {
        if (space.dimension() != physical.dimension()) {
            throw new IllegalArgumentException(
                    "the parameter space %s has %d parameters but the objective takes %d; they must be the same"
                            .formatted(space.names(), space.dimension(), physical.dimension()));
        }
    }

    @Override
    public int dimension() {
        return space.dimension();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        double[][] values = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            values[i] = space.physical(points[i]);
        }
        var inner = physical.evaluate(values, want);
        double[] losses = new double[points.length];
        double[][] gradients = new double[points.length][];
        double[][] curvatures = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double[] slopes = space.slopes(points[i]);
            losses[i] = inner.loss(i);
            gradients[i] = inner.gradient(i);
            curvatures[i] = inner.curvature(i);
            for (int j = 0; j < gradients[i].length; j++) {
                gradients[i][j] *= slopes[j];
            }
            for (int j = 0; j < curvatures[i].length; j++) {
                curvatures[i][j] *= slopes[j / slopes.length] * slopes[j % slopes.length];
            }
        }
        double[] scores = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            scores[i] = inner.score(i);
        }
        var outer = switch (inner.want()) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT -> Evaluation.ofGradients(losses, gradients);
            case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
        };
        return outer.withScores(scores);
    }
}
