package synfire.network.analysis.spectrum;

/// The transform of a power of two, by halving. Reference: Cooley & Tukey (1965), Math. Comput. 19:297.
final class PowerOfTwo implements FourierTransform {

    private final int length;

    /// e^(−2πi·k/n) for k below n/2.
    private final double[] cosines;

    private final double[] sines;

    PowerOfTwo(int length) {
        this.length = length;
        cosines = new double[length / 2];
        sines = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            cosines[k] = Math.cos(2 * Math.PI * k / length);
            sines[k] = -Math.sin(2 * Math.PI * k / length);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void apply(double[] real, double[] imaginary) {
        reverseBits(real, imaginary);
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int start = 0; start < length; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int even = start + k;
                    int odd = even + half;
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    double re = real[odd] * c - imaginary[odd] * s;
                    double im = real[odd] * s + imaginary[odd] * c;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    private void reverseBits(double[] real, double[] imaginary) {
        int unused = Integer.numberOfLeadingZeros(length) + 1;
        for (int i = 1; i < length; i++) {
            int j = Integer.reverse(i) >>> unused;
            if (j > i) {
                double re = real[i];
                real[i] = real[j];
                real[j] = re;
                double im = imaginary[i];
                imaginary[i] = imaginary[j];
                imaginary[j] = im;
            }
        }
    }
}
