package synfire.data.electrode;

import java.util.function.DoubleUnaryOperator;

/// Finds the lowest point of a function of one number.
final class Minimum {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Minimum() {}

    /// The best of `steps` equal steps, then golden sections around it down to a ten-thousandth of a step.
    static double find(DoubleUnaryOperator function, double from, double to, int steps) {
        double step = (to - from) / steps;
        double best = from;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= steps; i++) {
            double value = function.applyAsDouble(from + i * step);
            if (value < lowest) {
                lowest = value;
                best = from + i * step;
            }
        }
        double low = best - step;
        double high = best + step;
        while (high - low > 1e-4 * step) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }
}
