package synfire.network.analysis.spectrum;

/// The transform of any length, as a convolution with a chirp: jk = (j² + k² − (k − j)²)/2.
/// Reference: Bluestein (1970), IEEE Trans. Audio Electroacoust. 18:451.
final class AnyLength implements FourierTransform {

    private final int length;
    private final PowerOfTwo inner;

    /// e^(−πi·k²/n) for k below n.
    private final double[] chirpReal;

    private final double[] chirpImaginary;

    /// The transform of the conjugate chirp, wrapped around.
    private final double[] filterReal;

    private final double[] filterImaginary;

    AnyLength(int length) {
        this.length = length;
        inner = new PowerOfTwo(Integer.highestOneBit(Math.multiplyExact(2, length)) * 2);
        chirpReal = new double[length];
        chirpImaginary = new double[length];
        filterReal = new double[inner.length()];
        filterImaginary = new double[inner.length()];
        for (int k = 0; k < length; k++) {
            // k² modulo 2n, so that the angle stays small and exact
            double angle = Math.PI * ((long) k * k % (2L * length)) / length;
            chirpReal[k] = Math.cos(angle);
            chirpImaginary[k] = -Math.sin(angle);
            int mirrored = k == 0 ? 0 : inner.length() - k;
            filterReal[k] = chirpReal[k];
            filterReal[mirrored] = chirpReal[k];
            filterImaginary[k] = -chirpImaginary[k];
            filterImaginary[mirrored] = -chirpImaginary[k];
        }
        inner.apply(filterReal, filterImaginary);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void apply(double[] real, double[] imaginary) {
        var re = new double[inner.length()];
        var im = new double[inner.length()];
        for (int k = 0; k < length; k++) {
            re[k] = real[k] * chirpReal[k] - imaginary[k] * chirpImaginary[k];
            im[k] = real[k] * chirpImaginary[k] + imaginary[k] * chirpReal[k];
        }
        inner.apply(re, im);
        for (int k = 0; k < re.length; k++) {
            double product = re[k] * filterReal[k] - im[k] * filterImaginary[k];
            im[k] = re[k] * filterImaginary[k] + im[k] * filterReal[k];
            re[k] = product;
        }
        inner.invert(re, im);
        for (int k = 0; k < length; k++) {
            real[k] = re[k] * chirpReal[k] - im[k] * chirpImaginary[k];
            imaginary[k] = re[k] * chirpImaginary[k] + im[k] * chirpReal[k];
        }
    }
}
