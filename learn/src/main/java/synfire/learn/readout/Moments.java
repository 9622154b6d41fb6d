package synfire.learn.readout;

/// The sums over rows that a least-squares fit needs: XᵀX, XᵀY and YᵀY's diagonal, with a 1 at the end of
/// every row for the offset. Takes 8 (n + 1)(n + 1 + outputs) bytes for n activities, however many rows there
/// are.
public final class Moments {

    private final int inputs;
    private final int outputs;
    private final int size;
    private final double[] squares;
    private final double[] products;
    private final double[] targets;
    private double weight;

    public Moments(int inputs, int outputs) {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a readout of %d activities into %d outputs; give at least 1 of each".formatted(inputs, outputs));
        }
        this.inputs = inputs;
        this.outputs = outputs;
        size = inputs + 1;
        squares = new double[Math.multiplyExact(size, size)];
        products = new double[Math.multiplyExact(size, outputs)];
        targets = new double[outputs];
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /// The sum of the weights of all rows.
    public double weight() {
        return weight;
    }

    /// Adds one row.
    ///
    /// @param activity of each unit
    /// @param target of each output
    /// @param rowWeight how much its squared error counts
    public void add(double[] activity, double[] target, double rowWeight) {
        if (activity.length != inputs || target.length != outputs) {
            throw new IllegalArgumentException("a row of %d activities and %d targets; the moments are of %d and %d"
                    .formatted(activity.length, target.length, inputs, outputs));
        }
        for (int i = 0; i < size; i++) {
            double x = rowWeight * (i < inputs ? activity[i] : 1);
            if (x != 0) {
                int row = i * size;
                for (int j = 0; j <= Math.min(i, inputs - 1); j++) {
                    squares[row + j] += x * activity[j];
                }
                for (int k = 0; k < outputs; k++) {
                    products[i * outputs + k] += x * target[k];
                }
            }
        }
        squares[size * size - 1] += rowWeight;
        for (int k = 0; k < outputs; k++) {
            targets[k] += rowWeight * target[k] * target[k];
        }
        weight += rowWeight;
    }

    /// The mean squared error that a readout has on these rows, summed over outputs; without going through
    /// them again.
    public double error(LinearReadout readout) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += targets[k];
            for (int i = 0; i < size; i++) {
                double along = 0;
                for (int j = 0; j < size; j++) {
                    along += square(i, j) * readout.weight(j, k);
                }
                sum += readout.weight(i, k) * (along - 2 * products[i * outputs + k]);
            }
        }
        return sum / weight;
    }

    double square(int i, int j) {
        return i >= j ? squares[i * size + j] : squares[j * size + i];
    }

    double product(int i, int k) {
        return products[i * outputs + k];
    }
}
