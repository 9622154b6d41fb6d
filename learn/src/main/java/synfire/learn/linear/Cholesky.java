package synfire.learn.linear;

import java.util.Optional;

/// The factor L of a symmetric positive definite matrix A = L·Lᵀ.
public final class Cholesky {

    private final int n;
    private final double[] lower;

    private Cholesky(int n, double[] lower) {
        this.n = n;
        this.lower = lower;
    }

    /// Factors the n × n matrix `a` (row-major; only its lower triangle is read). Empty if it is not positive
    /// definite to working precision.
    public static Optional<Cholesky> of(double[] a, int n) {
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i > j) {
                    l[i * n + j] = sum / l[j * n + j];
                } else if (sum > 0x1p-52 * Math.abs(a[i * n + i]) && sum < Double.POSITIVE_INFINITY) {
                    l[i * n + i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Cholesky(n, l));
    }

    public int size() {
        return n;
    }

    /// Element of the factor, row `i`, column `j` ≤ `i`.
    public double factor(int i, int j) {
        return lower[i * n + j];
    }

    /// x with A·x = b.
    public double[] solve(double[] b) {
        double[] x = solveLower(b);
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k * n + i] * x[k];
            }
            x[i] /= lower[i * n + i];
        }
        return x;
    }

    /// x with L·x = b.
    public double[] solveLower(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i * n + k] * x[k];
            }
            x[i] /= lower[i * n + i];
        }
        return x;
    }

    /// A⁻¹, row-major.
    public double[] inverse() {
        double[] inverse = new double[n * n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = solve(unit);
            for (int i = 0; i < n; i++) {
                inverse[i * n + j] = column[i];
            }
        }
        return inverse;
    }

    /// log det A.
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 2 * Math.log(lower[i * n + i]);
        }
        return sum;
    }
}
