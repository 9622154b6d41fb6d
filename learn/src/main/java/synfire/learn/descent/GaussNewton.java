package synfire.learn.descent;

import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Damped Gauss–Newton steps of limited length that are taken whether the loss falls or not.
///
/// Made for surrogate gradients. They are the gradient of no loss: along them a loss with hard spikes jumps up and
/// down,
/// and any method that insists on a fall stops at the first jump. Followed without that, they lead to where the
/// residuals vanish.
///
/// @param damping share of the diagonal that is added to it
/// @param radius largest move of a coordinate in one step
/// @param tolerance stops when no coordinate moves by more than this
/// @param iterations number of steps, thus of evaluations
public record GaussNewton(double damping, double radius, double tolerance, int iterations) implements DescentMethod {

    @Override
    public String name() {
        return "gauss-newton";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Stepping(
                box,
                start,
                Want.CURVATURE,
                iterations,
                tolerance,
                (x, gradient, curvature, _) -> next(box, x, gradient, curvature));
    }

    private double[] next(Box box, double[] x, double[] gradient, double[] curvature) {
        double[] scale = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scale[i] = curvature[i * x.length + i];
        }
        double[] step = DampedStep.of(box, x, gradient, curvature, scale, damping);
        double longest = 0;
        for (double s : step) {
            longest = Math.max(longest, Math.abs(s));
        }
        return Direction.along(box, x, longest > radius ? radius / longest : 1, step);
    }
}
