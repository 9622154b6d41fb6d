package synfire.learn.uncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleUnaryOperator;
import synfire.learn.uncertainty.Profile.Point;

/// Walks along a profile in both directions, in steps of about equal deviance, until it is above the
/// threshold or at the bound; then draws the crossing in.
///
/// @param best the fitted value
/// @param bestLoss the loss there
/// @param low lower bound
/// @param high upper bound
/// @param step a first step, such as the standard error
/// @param scale deviance of one unit of the loss
/// @param refit the lowest loss with the parameter at a value; may be NaN
/// @param cancelled asked before each refit; the profile ends with what it has
public record ProfileWalk(
        double best,
        double bestLoss,
        double low,
        double high,
        double step,
        double scale,
        DoubleUnaryOperator refit,
        BooleanSupplier cancelled) {

    /// Refits in one direction at most.
    private static final int MOST_POINTS = 40;

    /// A step should raise the square root of the deviance, 1.96 at the threshold, by about this.
    private static final double GAIN = 0.5;

    /// A step that raises it by more is taken again, shorter.
    private static final double MOST_GAIN = 1.5;

    /// A crossing is close enough when its deviance is within this of the threshold.
    private static final double CLOSE = 0.02;

    /// The profile of the parameter of that name.
    public Profile profile(String name) {
        var points = new ArrayList<Point>();
        points.add(new Point(best, bestLoss, 0));
        walk(-1, points);
        walk(1, points);
        points.sort(Comparator.comparingDouble(Point::value));
        return Profile.of(name, points);
    }

    private void walk(int direction, List<Point> points) {
        double bound = direction < 0 ? low : high;
        double length =
                Math.clamp(step > 0 ? GAIN * step : 0.02 * (high - low), 1e-9 * (high - low), 0.25 * (high - low));
        double shortest = 1e-3 * length;
        var last = new Point(best, bestLoss, 0);
        for (int i = 0; i < MOST_POINTS && !cancelled.getAsBoolean() && last.value() != bound; i++) {
            double value = Math.clamp(last.value() + direction * length, low, high);
            var next = at(value);
            if (Double.isFinite(next.loss())) {
                points.add(next);
            }
            double gain = Math.abs(root(next) - root(last));
            if (!(gain <= MOST_GAIN) && length > shortest) {
                length = 0.3 * Math.abs(value - last.value());
                continue;
            }
            if (next.deviance() >= Profile.THRESHOLD) {
                drawIn(last, next, points);
                return;
            }
            length = Math.abs(value - last.value()) * Math.clamp(GAIN / Math.max(gain, 0.1 * GAIN), 0.5, 4);
            last = next;
        }
    }

    /// Regula falsi on the square root of the deviance.
    private void drawIn(Point inner, Point outer, List<Point> points) {
        double root = Math.sqrt(Profile.THRESHOLD);
        var from = inner;
        var to = outer;
        for (int i = 0; i < 4 && to.deviance() > Profile.THRESHOLD + CLOSE && !cancelled.getAsBoolean(); i++) {
            double share = Math.clamp((root - root(from)) / (root(to) - root(from)), 0.05, 0.95);
            var next = at(from.value() + share * (to.value() - from.value()));
            if (!Double.isFinite(next.loss())) {
                return;
            }
            points.add(next);
            if (Math.abs(next.deviance() - Profile.THRESHOLD) <= CLOSE) {
                return;
            }
            if (next.deviance() > Profile.THRESHOLD) {
                to = next;
            } else {
                from = next;
            }
        }
    }

    private Point at(double value) {
        double loss = refit.applyAsDouble(value);
        return new Point(value, loss, scale * (loss - bestLoss));
    }

    /// With the deviance's sign: where a lower loss than the first is found, the steps stay as short.
    private static double root(Point point) {
        return Math.copySign(Math.sqrt(Math.abs(point.deviance())), point.deviance());
    }
}
