package synfire.learn.descent;

import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// A descent that moves after every evaluation, whatever the loss: first-order rules and undamped Newton steps.
/// At a point that cannot be evaluated it goes back one step and ends.
final class Stepping implements Descent {

    /// A rule for the next point; it keeps its own memory.
    @FunctionalInterface
    interface Rule {

        /// @param curvature empty unless asked for
        /// @param iteration from 1
        double[] next(double[] x, double[] gradient, double[] curvature, int iteration);
    }

    private final Box box;
    private final Want want;
    private final int iterations;
    private final double tolerance;
    private final Rule rule;
    private double[] x;
    private double[] before;
    private int iteration;
    private Optional<Stop> stopped = Optional.empty();

    /// @param tolerance ends when no coordinate moves by more than this; negative for never
    Stepping(Box box, double[] start, Want want, int iterations, double tolerance, Rule rule) {
        this.box = box;
        this.want = want;
        this.iterations = iterations;
        this.tolerance = tolerance;
        this.rule = rule;
        this.x = box.clip(start);
        this.before = x;
    }

    @Override
    public double[] ask() {
        return x.clone();
    }

    @Override
    public Want want() {
        return want;
    }

    @Override
    public Optional<Stop> stopped() {
        return stopped;
    }

    @Override
    public double[] position() {
        return x.clone();
    }

    @Override
    public void tell(Evaluation answer, int lane) {
        double[] gradient = answer.gradient(lane);
        double[] curvature = want == Want.CURVATURE ? answer.curvature(lane) : new double[0];
        if (!Double.isFinite(answer.loss(lane)) || !Direction.isFinite(gradient) || !Direction.isFinite(curvature)) {
            x = before;
            stopped = Optional.of(iteration == 0 ? Stop.FAILED_START : Stop.NO_DESCENT);
            return;
        }
        iteration++;
        before = x;
        x = box.clip(rule.next(x, gradient, curvature, iteration));
        double longest = 0;
        for (int i = 0; i < x.length; i++) {
            longest = Math.max(longest, Math.abs(x[i] - before[i]));
        }
        if (longest <= tolerance) {
            stopped = Optional.of(Stop.STEP_SMALL);
        } else if (iteration >= iterations) {
            stopped = Optional.of(Stop.ITERATIONS_USED);
        }
    }
}
