package synfire.learn.readout;

import java.util.Arrays;

/// Least squares one row at a time, so that the readout is right at every moment while the network runs: the
/// rule of FORCE. With P = the inverse of the weighted moments so far,
///
///     k = P x / (λ + xᵀ P x),   e = w·x − y,   w ← w − k eᵀ,   P ← (P − k xᵀ P) / λ.
///
/// After any number of rows, with λ = 1, w is the ridge readout of strength `start` (without offset) of these
/// rows. Takes n² + n · outputs numbers and as many multiplications a row.
///
/// References: Haykin, *Adaptive filter theory*, chapter 13; Sussillo & Abbott (2009),
/// doi:10.1016/j.neuron.2009.07.018; for spiking networks Nicola & Clopath (2017),
/// doi:10.1038/s41467-017-01827-3.
public final class RecursiveLeastSquares {

    private final int inputs;
    private final int outputs;
    private final double forgetting;
    private final double[] inverse;
    private final double[] weights;
    private final double[] gain;

    /// All weights 0 and P = 1 / start.
    ///
    /// @param start strength of the ridge that the first rows meet, α in FORCE: between 1 % and 100 % of
    ///     the activities'
    ///     summed squares
    /// @param forgetting λ, 1 to remember all rows alike; rows of 1 / (1 − λ) updates ago weigh 1/e
    public RecursiveLeastSquares(int inputs, int outputs, double start, double forgetting) {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a readout of %d activities into %d outputs; give at least 1 of each".formatted(inputs, outputs));
        }
        if (!(start > 0) || Double.isInfinite(start)) {
            throw new IllegalArgumentException("a start of %s; give more than 0".formatted(start));
        }
        if (!(forgetting > 0 && forgetting <= 1)) {
            throw new IllegalArgumentException(
                    "a forgetting factor of %s; give more than 0 and at most 1".formatted(forgetting));
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.forgetting = forgetting;
        inverse = new double[Math.multiplyExact(inputs, inputs)];
        weights = new double[Math.multiplyExact(inputs, outputs)];
        gain = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            inverse[i * inputs + i] = 1 / start;
        }
    }

    /// The outputs now.
    public double[] of(double[] activity) {
        double[] result = new double[outputs];
        for (int i = 0; i < inputs; i++) {
            if (activity[i] != 0) {
                for (int k = 0; k < outputs; k++) {
                    result[k] += activity[i] * weights[i * outputs + k];
                }
            }
        }
        return result;
    }

    /// Learns one row.
    ///
    /// @return the error of each output before the row was learnt: output − target
    public double[] learn(double[] activity, double[] target) {
        if (activity.length != inputs || target.length != outputs) {
            throw new IllegalArgumentException("a row of %d activities and %d targets; the readout has %d and %d"
                    .formatted(activity.length, target.length, inputs, outputs));
        }
        double[] error = of(activity);
        for (int k = 0; k < outputs; k++) {
            error[k] -= target[k];
        }
        double along = forgetting;
        for (int i = 0; i < inputs; i++) {
            gain[i] = 0;
        }
        for (int j = 0; j < inputs; j++) {
            double x = activity[j];
            if (x != 0) {
                for (int i = 0; i < inputs; i++) {
                    gain[i] += inverse[j * inputs + i] * x;
                }
            }
        }
        for (int i = 0; i < inputs; i++) {
            along += activity[i] * gain[i];
        }
        for (int i = 0; i < inputs; i++) {
            double scaled = gain[i] / along;
            if (scaled != 0) {
                for (int k = 0; k < outputs; k++) {
                    weights[i * outputs + k] -= scaled * error[k];
                }
            }
            for (int j = 0; j < inputs; j++) {
                inverse[i * inputs + j] = (inverse[i * inputs + j] - scaled * gain[j]) / forgetting;
            }
        }
        return error;
    }

    /// P, `[input][input]`: with the weights all that the next rows depend on.
    public double[] inverse() {
        return inverse.clone();
    }

    /// The weights now, `[input][output]`.
    public double[] weights() {
        return Arrays.copyOf(weights, inputs * outputs);
    }

    /// Goes on from other weights, or where another left off.
    public void restore(double[] fromInverse, double[] fromWeights) {
        if (fromInverse.length != inverse.length || fromWeights.length != inputs * outputs) {
            throw new IllegalArgumentException("a state of %d and %d numbers; the readout has %d and %d"
                    .formatted(fromInverse.length, fromWeights.length, inverse.length, inputs * outputs));
        }
        System.arraycopy(fromInverse, 0, inverse, 0, inverse.length);
        System.arraycopy(fromWeights, 0, weights, 0, fromWeights.length);
    }

    /// The readout as it is now; its offsets are 0.
    public LinearReadout readout() {
        return new LinearReadout(inputs, outputs, Arrays.copyOf(weights, (inputs + 1) * outputs));
    }
}
