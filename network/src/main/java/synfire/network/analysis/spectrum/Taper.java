package synfire.network.analysis.spectrum;

import synfire.network.Samples;

/// The window a segment is multiplied by before it is transformed: w(i) = a − (1 − a)·cos(2πi/n), periodic.
public enum Taper {

    /// Good for most: side lobes fall fast.
    HANN(0.5),

    /// A lower first side lobe; the further ones stay.
    HAMMING(0.54),

    /// No taper: the narrowest peaks, the most leakage.
    NONE(1);

    private final double a;

    Taper(double a) {
        this.a = a;
    }

    public Samples weights(int length) {
        return Samples.generate(length, i -> a - (1 - a) * Math.cos(2 * Math.PI * i / length));
    }
}
