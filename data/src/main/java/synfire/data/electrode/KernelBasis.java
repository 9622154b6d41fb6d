package synfire.data.electrode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Kernels that are straight between knots: a knot at each sample at first, then ever wider apart, zero from the last
/// one on. The coefficient of a basis function is the kernel at its knot.
final class KernelBasis {

    /// Distance of knots as a part of their delay.
    private static final double GROWTH = 0.08;

    /// In samples; the first is 0.
    private final int[] knots;

    private KernelBasis(int[] knots) {
        this.knots = knots;
    }

    static KernelBasis upTo(int samples) {
        var knots = new ArrayList<Integer>();
        for (int knot = 0; knot < samples; knot += (int) Math.max(1, GROWTH * knot)) {
            knots.add(knot);
        }
        knots.add(samples);
        return new KernelBasis(knots.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Number of functions.
    int size() {
        return knots.length - 1;
    }

    /// The functions whose knots lie from one delay to before another, with those delays.
    List<NormalEquations.Place> knotsIn(int from, int to) {
        return IntStream.range(0, size())
                .filter(j -> knots[j] >= from && knots[j] < to)
                .mapToObj(j -> new NormalEquations.Place(j, knots[j]))
                .toList();
    }

    /// Samples that the kernel reaches back.
    int length() {
        return knots[size()];
    }

    /// The kernel at each sample.
    double[] taps(double[] coefficients) {
        var taps = new double[length()];
        for (int j = 0; j < size(); j++) {
            double here = coefficients[j];
            double next = j + 1 < size() ? coefficients[j + 1] : 0;
            for (int k = knots[j]; k < knots[j + 1]; k++) {
                double part = (double) (k - knots[j]) / (knots[j + 1] - knots[j]);
                taps[k] = here + part * (next - here);
            }
        }
        return taps;
    }

    /// Sums of sums of `x`, with as many zeros before it as the kernel is long, and one more.
    double[] doubleSums(double[] x) {
        int before = length() + 1;
        var sums = new double[before + x.length];
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += x[n];
            sums[before + n] = sums[before + n - 1] + sum;
        }
        return sums;
    }

    /// The basis functions applied to the signal at sample `n`: a straight piece of kernel is a difference of ramps,
    /// and the signal under a ramp is a double sum.
    void features(double[] doubleSums, int n, double[] out) {
        int at = length() + n;
        for (int j = 0; j < size(); j++) {
            int left = j == 0 ? -1 : knots[j - 1];
            int middle = knots[j];
            int right = knots[j + 1];
            double peak = doubleSums[at - middle];
            // the sum at a delay of -1 is the one after sample n
            out[j] = (doubleSums[at - left] - peak) / (middle - left)
                    - (peak - doubleSums[at - right]) / (right - middle);
        }
    }
}
