package synfire.learn.readout;

import java.util.Arrays;

/// Outputs that are weighted sums of activities, with an offset each: yₖ = bₖ + Σᵢ xᵢ wᵢₖ.
public final class LinearReadout {

    private final int inputs;
    private final int outputs;
    private final double[] weights;

    /// @param weights [input, output], with the offsets as one more row; not copied
    LinearReadout(int inputs, int outputs, double[] weights) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    public double weight(int input, int output) {
        return weights[input * outputs + output];
    }

    public double offset(int output) {
        return weights[inputs * outputs + output];
    }

    /// A copy of the weights, [input, output].
    public double[] weights() {
        return Arrays.copyOf(weights, inputs * outputs);
    }

    /// The outputs for one row of activities.
    public double[] of(double... activity) {
        if (activity.length != inputs) {
            throw new IllegalArgumentException(
                    "%d activities for a readout of %d; give one for each".formatted(activity.length, inputs));
        }
        double[] result = Arrays.copyOfRange(weights, inputs * outputs, weights.length);
        for (int i = 0; i < inputs; i++) {
            for (int k = 0; k < outputs; k++) {
                result[k] += activity[i] * weights[i * outputs + k];
            }
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearReadout that
                && inputs == that.inputs
                && outputs == that.outputs
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * inputs + outputs) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "readout of %d activities into %d outputs".formatted(inputs, outputs);
    }
}
