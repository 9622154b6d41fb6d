package synfire.data.electrode;

import java.util.function.DoubleUnaryOperator;

/// Finds where a function of one positive number rises through zero.
final class Root {

    private static final int STEPS = 120;
    private static final int HALVINGS = 50;

    private Root() {}

    /// The first such place in geometric steps from `from` to `to`, then by bisection; NaN if there is none.
    static double rising(DoubleUnaryOperator function, double from, double to) {
        double factor = Math.pow(to / from, 1.0 / STEPS);
        double low = from;
        double valueLow = function.applyAsDouble(low);
        for (int i = 0; i < STEPS; i++) {
            double high = low * factor;
            double valueHigh = function.applyAsDouble(high);
            if (valueLow < 0 && valueHigh >= 0) {
                return bisected(function, low, high);
            }
            low = high;
            valueLow = valueHigh;
        }
        return Double.NaN;
    }

    private static double bisected(DoubleUnaryOperator function, double negative, double positive) {
        double low = negative;
        double high = positive;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
