package synfire.ir;

/// Where inside a step a margin crosses zero, as a fraction of the step; 1 where it does not.
final class Crossings {

    private static final int BISECTIONS = 60;

    private Crossings() {}

    static double linear(double before, double after) {
        return before < 0 && after >= 0 ? before / (before - after) : 1;
    }

    /// The root of the cubic Hermite polynomial by bisection, to the last bit.
    static double hermite(double before, double after, double slopeBefore, double slopeAfter) {
        if (!(before < 0 && after >= 0)) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (cubic(before, after, slopeBefore, slopeAfter, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// p(s) with p(0), p(1), p′(0), p′(1) given, by Horner's rule in fused operations.
    private static double cubic(double p0, double p1, double d0, double d1, double s) {
        double difference = p1 - p0;
        double c2 = Math.fma(3, difference, -(d0 + d0 + d1));
        double c3 = Math.fma(-2, difference, d0 + d1);
        return Math.fma(s, Math.fma(s, Math.fma(s, c3, c2), d0), p0);
    }
}
