package synfire.data.electrode;

/// Sums for linear least squares: `Xᵀ X`, `Xᵀ y` and `yᵀ y`, which add up over parts of the data.
final class NormalEquations {

    /// Part of the mean diagonal that is added to each diagonal element: far below what noise does to the result, far
    /// above rounding.
    private static final double RIDGE = 1e-10;

    private final int size;
    private final double[] gram;
    private final double[] projection;
    private double square;
    private long rows;

    NormalEquations(int size) {
        this.size = size;
        this.gram = new double[size * size];
        this.projection = new double[size];
    }

    /// Adds one row of features and its target.
    void add(double[] features, double target) {
        for (int i = 0; i < size; i++) {
            double feature = features[i];
            if (feature != 0) {
                int row = i * size;
                for (int j = 0; j <= i; j++) {
                    gram[row + j] += feature * features[j];
                }
                projection[i] += feature * target;
            }
        }
        square += target * target;
        rows++;
    }

    /// Adds `sign` times all that `other` has summed.
    void add(NormalEquations other, int sign) {
        for (int i = 0; i < gram.length; i++) {
            gram[i] += sign * other.gram[i];
        }
        for (int i = 0; i < size; i++) {
            projection[i] += sign * other.projection[i];
        }
        square += sign * other.square;
        rows += sign * other.rows;
    }

    /// Coefficients of least squared error.
    double[] solve() {
        var lower = factor();
        var x = projection.clone();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= lower[i * size + j] * x[j];
            }
            x[i] /= lower[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                x[i] -= lower[j * size + i] * x[j];
            }
            x[i] /= lower[i * size + i];
        }
        return x;
    }

    /// Cholesky factor of the Gram matrix.
    private double[] factor() {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += gram[i * size + i];
        }
        var lower = gram.clone();
        for (int i = 0; i < size; i++) {
            lower[i * size + i] += RIDGE * trace / size;
            for (int j = 0; j <= i; j++) {
                double sum = lower[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * size + k] * lower[j * size + k];
                }
                if (i == j) {
                    lower[i * size + i] = Math.sqrt(Math.max(sum, Double.MIN_NORMAL));
                } else {
                    lower[i * size + j] = sum / lower[j * size + j];
                }
            }
        }
        return lower;
    }

    /// Sum of the squared errors that `coefficients` leave.
    double residual(double[] coefficients) {
        double sum = square;
        for (int i = 0; i < size; i++) {
            double product = gram[i * size + i] * coefficients[i];
            for (int j = 0; j < i; j++) {
                product += 2 * gram[i * size + j] * coefficients[j];
            }
            sum += coefficients[i] * (product - 2 * projection[i]);
        }
        return Math.max(0, sum);
    }

    double square() {
        return square;
    }

    long rows() {
        return rows;
    }
}
