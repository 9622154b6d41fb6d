package synfire.learn.bayes;

/// The covariance a · (1 + s + s²/3) e^(−s) with s = √5 · ‖(x − y)/l‖: Matérn of smoothness 5/2 with one length for
/// each coordinate. Reference: Rasmussen & Williams (2006), *Gaussian Processes for Machine Learning*, eq. 4.17.
final class Matern {

    private final double amplitude;
    private final double[] lengths;

    Matern(double amplitude, double[] lengths) {
        this.amplitude = amplitude;
        this.lengths = lengths;
    }

    double amplitude() {
        return amplitude;
    }

    double at(double[] x, double[] y) {
        double s = scaled(x, y);
        return amplitude * (1 + s + s * s / 3) * Math.exp(-s);
    }

    /// Adds `weight` times the derivatives by log amplitude and log lengths to `sums`.
    void addSlopes(double[] x, double[] y, double weight, double[] sums) {
        double s = scaled(x, y);
        double e = amplitude * Math.exp(-s);
        sums[0] += weight * (1 + s + s * s / 3) * e;
        for (int i = 0; i < lengths.length; i++) {
            double share = (x[i] - y[i]) / lengths[i];
            sums[1 + i] += weight * 5.0 / 3 * (1 + s) * e * share * share;
        }
    }

    /// Adds `weight` times the derivatives by the coordinates of `x` to `sums`.
    void addGradient(double[] x, double[] y, double weight, double[] sums) {
        double s = scaled(x, y);
        double factor = -weight * 5.0 / 3 * (1 + s) * amplitude * Math.exp(-s);
        for (int i = 0; i < lengths.length; i++) {
            sums[i] += factor * (x[i] - y[i]) / (lengths[i] * lengths[i]);
        }
    }

    private double scaled(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < lengths.length; i++) {
            double share = (x[i] - y[i]) / lengths[i];
            sum += share * share;
        }
        return Math.sqrt(5 * sum);
    }
}
