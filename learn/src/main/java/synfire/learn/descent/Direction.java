package synfire.learn.descent;

import synfire.learn.transform.Box;

/// Vector arithmetic that the descents share.
final class Direction {

    private Direction() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// `x + step · d`, moved into the box (it leaves it by rounding only, or on purpose).
    static double[] along(Box box, double[] x, double step, double[] d) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = box.clip(i, x[i] + step * d[i]);
        }
        return y;
    }

    /// Largest component of the projected gradient: how far a unit step down the gradient moves inside the box.
    static double projectedGradient(Box box, double[] x, double[] gradient) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(box.clip(i, x[i] - gradient[i]) - x[i]));
        }
        return largest;
    }

    /// Whether every number is finite.
    static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
