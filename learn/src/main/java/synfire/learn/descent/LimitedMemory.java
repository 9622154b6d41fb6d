package synfire.learn.descent;

import java.util.ArrayList;
import java.util.List;

/// The last few steps and gradient changes, as an approximation of the Hessian.
///
/// The matrix is built densely by BFGS updates from θ·I, with θ = yᵀy / yᵀs of the newest pair. It equals the
/// compact form of Byrd, Nocedal & Schnabel (1994); fits have few parameters, so n² numbers cost nothing.
final class LimitedMemory {

    private final int dimension;
    private final int capacity;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();
    private double[] hessian;

    LimitedMemory(int dimension, int capacity) {
        this.dimension = dimension;
        this.capacity = capacity;
        this.hessian = identity(1);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void clear() {
        steps.clear();
        changes.clear();
        hessian = identity(1);
    }

    /// The approximation, row-major, symmetric positive definite.
    double[] hessian() {
        return hessian;
    }

    /// Adds a pair, unless its curvature yᵀs is not above rounding of `decrease`, the loss decrease that the slope
    /// had promised: then the matrix would cease to be positive definite.
    void add(double[] step, double[] change, double decrease) {
        double curvature = Direction.dot(step, change);
        if (!(curvature > 0x1p-52 * decrease)) {
            return;
        }
        if (steps.size() == capacity) {
            steps.removeFirst();
            changes.removeFirst();
        }
        steps.addLast(step);
        changes.addLast(change);
        hessian = identity(Direction.dot(change, change) / curvature);
        for (int i = 0; i < steps.size(); i++) {
            update(steps.get(i), changes.get(i));
        }
    }

    /// B ← B − (B s)(B s)ᵀ / sᵀB s + y yᵀ / yᵀs.
    private void update(double[] step, double[] change) {
        int n = dimension;
        double[] product = times(hessian, step);
        double quadratic = Direction.dot(step, product);
        double curvature = Direction.dot(step, change);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hessian[i * n + j] += change[i] * change[j] / curvature - product[i] * product[j] / quadratic;
            }
        }
    }

    /// Matrix times vector.
    static double[] times(double[] matrix, double[] vector) {
        int n = vector.length;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i] += matrix[i * n + j] * vector[j];
            }
        }
        return product;
    }

    private double[] identity(double theta) {
        double[] matrix = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            matrix[i * dimension + i] = theta;
        }
        return matrix;
    }
}
