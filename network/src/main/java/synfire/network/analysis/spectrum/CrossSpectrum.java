package synfire.network.analysis.spectrum;

import synfire.network.Samples;

/// A sum over segments of conj(A)·B, at the frequencies that are not negative.
final class CrossSpectrum {

    private final int segment;
    private final double[] real;
    private final double[] imaginary;

    CrossSpectrum(int segment) {
        this.segment = segment;
        real = new double[segment / 2 + 1];
        imaginary = new double[segment / 2 + 1];
    }

    int size() {
        return real.length;
    }

    void add(Transformed a, Transformed b) {
        for (int k = 0; k < size(); k++) {
            real[k] += a.real(k) * b.real(k) + a.imaginary(k) * b.imaginary(k);
            imaginary[k] += a.real(k) * b.imaginary(k) - a.imaginary(k) * b.real(k);
        }
    }

    /// Scales all, and twice those frequencies that stand for their negative too: all but 0 and Nyquist's.
    void scale(double factor) {
        for (int k = 0; k < size(); k++) {
            double sides = k == 0 || 2 * k == segment ? 1 : 2;
            real[k] *= sides * factor;
            imaginary[k] *= sides * factor;
        }
    }

    /// What is left of a signal with itself: its power.
    Samples density() {
        return Samples.of(real);
    }

    double square(int k) {
        return real[k] * real[k] + imaginary[k] * imaginary[k];
    }
}
