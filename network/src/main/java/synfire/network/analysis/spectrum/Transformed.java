package synfire.network.analysis.spectrum;

import synfire.network.Samples;
import synfire.network.analysis.statistic.Moments;

/// The transform of one segment.
final class Transformed {

    private final double[] real;
    private final double[] imaginary;

    private Transformed(double[] real, double[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /// Of a row moved to mean 0, times the weights.
    static Transformed of(Samples row, Samples weights, FourierTransform transform) {
        double mean = Moments.mean(row);
        var real = new double[row.size()];
        for (int i = 0; i < real.length; i++) {
            real[i] = weights.get(i) * (row.get(i) - mean);
        }
        var imaginary = new double[row.size()];
        transform.apply(real, imaginary);
        return new Transformed(real, imaginary);
    }

    double real(int k) {
        return real[k];
    }

    double imaginary(int k) {
        return imaginary[k];
    }
}
