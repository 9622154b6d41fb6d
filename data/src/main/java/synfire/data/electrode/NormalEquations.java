package synfire.data.electrode;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

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

    /// Adds all that `other` has summed.
    private void add(NormalEquations other) {
        for (int i = 0; i < gram.length; i++) {
            gram[i] += other.gram[i];
        }
        for (int i = 0; i < size; i++) {
            projection[i] += other.projection[i];
        }
        square += other.square;
        rows += other.rows;
    }

    /// All parts together, but for the one left out; -1 leaves none out.
    static NormalEquations sum(NormalEquations[] parts, int left) {
        var sum = new NormalEquations(parts[0].size);
        for (int i = 0; i < parts.length; i++) {
            if (i != left) {
                sum.add(parts[i]);
            }
        }
        return sum;
    }

    /// Coefficients of least squared error among those of which the ones in `places`, in order, are a multiple of
    /// `shape` at the number given for each.
    ///
    /// @param places index of coefficient and argument of the shape
    double[] solveAlong(List<Place> places, DoubleUnaryOperator shape) {
        var weights = new double[size];
        var column = new int[size];
        Arrays.fill(column, -1);
        for (var place : places) {
            weights[place.coefficient()] = shape.applyAsDouble(place.at());
            column[place.coefficient()] = 0;
        }
        int columns = 1;
        for (int i = 0; i < size; i++) {
            if (column[i] < 0) {
                column[i] = columns++;
                weights[i] = 1;
            }
        }
        var reduced = new NormalEquations(columns);
        for (int i = 0; i < size; i++) {
            reduced.projection[column[i]] += weights[i] * projection[i];
            for (int j = 0; j <= i; j++) {
                reduced.addProduct(column[i], column[j], weights[i] * weights[j] * gram[i * size + j], i != j);
            }
        }
        var solution = reduced.solve();
        return IntStream.range(0, size)
                .mapToDouble(i -> weights[i] * solution[column[i]])
                .toArray();
    }

    /// A coefficient, and where it lies along a shape.
    record Place(int coefficient, double at) {}

    /// Adds a product of two columns, and the one with their order exchanged.
    private void addProduct(int a, int b, double value, boolean twice) {
        int row = Math.max(a, b);
        gram[row * size + Math.min(a, b)] += twice && a == b ? 2 * value : value;
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
