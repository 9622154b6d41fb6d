package synfire.data.electrode;

import java.util.function.DoubleUnaryOperator;

/// The slow end of a kernel as one exponential, `amplitude * decay^k` at delay `k`.
record Tail(double amplitude, double decay) {

    /// Fits samples `from` to `to` by least squares: a search over the time constant, the amplitude in closed form.
    ///
    /// @param fastest the least time constant, in samples
    static Tail fit(double[] kernel, int from, int to, double fastest) {
        DoubleUnaryOperator loss = logTau -> {
            var tail = withTau(kernel, from, to, Math.exp(logTau));
            double sum = 0;
            double value = tail.at(from);
            for (int k = from; k < to; k++) {
                double error = kernel[k] - value;
                sum += error * error;
                value *= tail.decay;
            }
            return sum;
        };
        double logTau = Minimum.find(loss, Math.log(fastest), Math.log(10.0 * kernel.length), 60);
        return withTau(kernel, from, to, Math.exp(logTau));
    }

    private static Tail withTau(double[] kernel, int from, int to, double tau) {
        double decay = Math.exp(-1 / tau);
        double product = 0;
        double square = 0;
        double shape = Math.exp(-from / tau);
        for (int k = from; k < to; k++) {
            product += shape * kernel[k];
            square += shape * shape;
            shape *= decay;
        }
        return new Tail(product / square, decay);
    }

    double at(int delay) {
        return amplitude * Math.pow(decay, delay);
    }
}
