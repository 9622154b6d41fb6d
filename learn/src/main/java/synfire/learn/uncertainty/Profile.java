package synfire.learn.uncertainty;

import java.util.List;
import java.util.OptionalDouble;

/// The profile likelihood of one parameter: how much worse the best fit becomes when it is held at other
/// values and all others are fitted again.
///
/// The 95 % interval is where the deviance (twice the loss of log-likelihood) is below the 95 % point of χ²
/// with one degree of freedom. Unlike a standard error it need not be symmetric, and it is open where the
/// data set no limit.
///
/// Reference: Raue et al. (2009), doi:10.1093/bioinformatics/btp358.
///
/// @param best value of the lowest loss that was found
/// @param lower end of the interval; empty where the deviance stays below the threshold as far as the bound
/// @param upper likewise
/// @param points in ascending order of their values
public record Profile(String name, double best, OptionalDouble lower, OptionalDouble upper, List<Point> points) {

    /// The level of the interval.
    public static final double LEVEL = 0.95;

    /// The 95 % point of χ² with one degree of freedom.
    public static final double THRESHOLD = 3.841458820694124;

    /// @param value of the parameter, in its unit
    /// @param loss of the best fit with it
    /// @param deviance above the lowest; in units of twice the log-likelihood
    public record Point(double value, double loss, double deviance) {}

    public Profile {
        points = List.copyOf(points);
    }

    /// From losses of refitted points.
    ///
    /// @param points deviances relative to any loss; they become relative to the lowest
    static Profile of(String name, List<Point> points) {
        int lowest = 0;
        for (int i = 0; i < points.size(); i++) {
            lowest = points.get(i).loss() < points.get(lowest).loss() ? i : lowest;
        }
        double base = points.get(lowest).deviance();
        var shifted = points.stream()
                .map(point -> new Point(point.value(), point.loss(), point.deviance() - base))
                .toList();
        return new Profile(
                name, shifted.get(lowest).value(), end(shifted, lowest, -1), end(shifted, lowest, 1), shifted);
    }

    /// Where the square root of the deviance, a straight line for a linear model, first crosses its
    /// threshold.
    private static OptionalDouble end(List<Point> points, int lowest, int direction) {
        double root = Math.sqrt(THRESHOLD);
        for (int i = lowest + direction; i >= 0 && i < points.size(); i += direction) {
            if (points.get(i).deviance() >= THRESHOLD) {
                double inner = Math.sqrt(points.get(i - direction).deviance());
                double outer = Math.sqrt(points.get(i).deviance());
                double from = points.get(i - direction).value();
                return OptionalDouble.of(from + (points.get(i).value() - from) * (root - inner) / (outer - inner));
            }
        }
        return OptionalDouble.empty();
    }
}
