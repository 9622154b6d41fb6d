package synfire.learn.bayes;

import java.util.List;

/// Stretches each coordinate of the unit box on its own, x ↦ 1 − (1 − x^a)^b, so that a function that moves fast near
/// one end and hardly at the other looks alike everywhere: the distribution function of Kumaraswamy.
///
/// Reference: Snoek, Swersky, Zemel & Adams (2014), Input warping for Bayesian optimization, ICML.
@SuppressWarnings("ArrayRecordComponent") // never compared
record InputWarp(double[] a, double[] b) {

    /// Keeps logarithms finite at the ends of the box.
    private static final double EDGE = 1e-6;

    double[] at(double[] x) {
        double[] warped = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            warped[i] = 1 - Math.pow(rest(i, x), b[i]);
        }
        return warped;
    }

    List<double[]> at(List<double[]> points) {
        return points.stream().map(this::at).toList();
    }

    /// Derivative of coordinate `i` by itself.
    double slope(int i, double[] x) {
        return b[i] * Math.pow(rest(i, x), b[i] - 1) * a[i] * Math.pow(inside(x[i]), a[i] - 1);
    }

    /// Derivative of coordinate `i` by the logarithm of a.
    double slopeByLogA(int i, double[] x) {
        double power = 1 - rest(i, x);
        return b[i] * Math.pow(rest(i, x), b[i] - 1) * power * Math.log(inside(x[i])) * a[i];
    }

    /// Derivative of coordinate `i` by the logarithm of b.
    double slopeByLogB(int i, double[] x) {
        double rest = rest(i, x);
        return -Math.pow(rest, b[i]) * Math.log(rest) * b[i];
    }

    private double rest(int i, double[] x) {
        return 1 - Math.pow(inside(x[i]), a[i]);
    }

    private static double inside(double x) {
        return Math.clamp(x, EDGE, 1 - EDGE);
    }
}
