package synfire.network.analysis.spectrum;

/// The discrete Fourier transform of a fixed length n: X(k) = Σ x(j)·e^(−2πi·jk/n), in n log n for every n.
///
/// An instance may be used by many threads at once.
public sealed interface FourierTransform permits PowerOfTwo, AnyLength {

    static FourierTransform ofLength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a transform of %d numbers; give 1 or more".formatted(length));
        }
        return Integer.bitCount(length) == 1 ? new PowerOfTwo(length) : new AnyLength(length);
    }

    int length();

    /// Transforms in place.
    ///
    /// @param real real parts, `length()` of them
    /// @param imaginary imaginary parts, as many
    void apply(double[] real, double[] imaginary);

    /// Undoes [#apply], in place.
    default void invert(double[] real, double[] imaginary) {
        apply(imaginary, real);
        for (int i = 0; i < length(); i++) {
            real[i] /= length();
            imaginary[i] /= length();
        }
    }
}
