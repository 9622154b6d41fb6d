package synfire.learn.optimize;

/// Residuals at a point and their derivatives, in recording order.
///
/// The residuals lie in segments (traces, sweeps) that are independent of each other: correlation in time is
/// estimated inside a segment only.
public final class Linearization {

    private final int parameters;
    private final double[] residuals;
    private final double[] jacobian;
    private final int[] segments;

    /// @param residuals model minus data, in the unit of the data
    /// @param jacobian residuals × parameters, row-major
    /// @param segments lengths of the segments; they add up to the number of residuals
    public Linearization(int parameters, double[] residuals, double[] jacobian, int... segments) {
        long total = 0;
        for (int length : segments) {
            total += length;
        }
        if (jacobian.length != residuals.length * parameters || total != residuals.length) {
            throw new IllegalArgumentException(
                    "%d residuals and %d parameters need a Jacobian of %d numbers and segments adding up to %d; got %d and %d"
                            .formatted(
                                    residuals.length,
                                    parameters,
                                    residuals.length * parameters,
                                    residuals.length,
                                    jacobian.length,
                                    total));
        }
        this.parameters = parameters;
        this.residuals = residuals;
        this.jacobian = jacobian;
        this.segments = segments;
    }

    public int parameters() {
        return parameters;
    }

    public int size() {
        return residuals.length;
    }

    public double residual(int i) {
        return residuals[i];
    }

    /// d residual `i` / d parameter `j`.
    public double derivative(int i, int j) {
        return jacobian[i * parameters + j];
    }

    /// Lengths of the independent segments.
    public int[] segments() {
        return segments.clone();
    }

    /// Mean of the squared residuals.
    public double loss() {
        double sum = 0;
        for (double r : residuals) {
            sum += r * r;
        }
        return sum / residuals.length;
    }

    /// Gradient of [#loss].
    public double[] gradient() {
        double[] g = new double[parameters];
        for (int i = 0; i < residuals.length; i++) {
            for (int j = 0; j < parameters; j++) {
                g[j] += residuals[i] * derivative(i, j);
            }
        }
        for (int j = 0; j < parameters; j++) {
            g[j] *= 2.0 / residuals.length;
        }
        return g;
    }

    /// Gauss–Newton approximation of the Hessian of [#loss], row-major: 2/n · JᵀJ.
    public double[] curvature() {
        double[] h = new double[parameters * parameters];
        for (int i = 0; i < residuals.length; i++) {
            for (int j = 0; j < parameters; j++) {
                for (int k = 0; k < parameters; k++) {
                    h[j * parameters + k] += derivative(i, j) * derivative(i, k);
                }
            }
        }
        for (int j = 0; j < h.length; j++) {
            h[j] *= 2.0 / residuals.length;
        }
        return h;
    }
}
