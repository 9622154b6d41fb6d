package synfire.learn.linear;

import java.util.stream.IntStream;

/// Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations: slow for large matrices,
/// accurate for small ones, also for eigenvalues that are tiny beside the largest.
///
/// Reference: Golub & Van Loan, *Matrix Computations*, section 8.5.
public final class SymmetricEigen {

    private final int n;
    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(int n, double[] values, double[][] vectors) {
        this.n = n;
        this.values = values;
        this.vectors = vectors;
    }

    /// @param matrix n × n, row-major, symmetric
    public static SymmetricEigen of(double[] matrix, int n) {
        double[] a = matrix.clone();
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < 60 && rotate(a, v, n); sweep++) {
            // each sweep rotates every pair once
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(a[j * n + j], a[i * n + i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[n];
        double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            values[k] = a[order[k] * n + order[k]];
            for (int i = 0; i < n; i++) {
                vectors[k][i] = v[i * n + order[k]];
            }
        }
        return new SymmetricEigen(n, values, vectors);
    }

    public int size() {
        return n;
    }

    /// Eigenvalue `k`, from the largest to the smallest.
    public double value(int k) {
        return values[k];
    }

    /// Its eigenvector, of length one.
    public double[] vector(int k) {
        return vectors[k].clone();
    }

    private static boolean rotate(double[] a, double[] v, int n) {
        boolean rotated = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                double apq = a[p * n + q];
                if (Math.abs(apq) <= 0x1p-54 * Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q])) || apq == 0) {
                    continue;
                }
                rotated = true;
                double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
                double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
                double c = 1 / Math.sqrt(t * t + 1);
                double s = t * c;
                for (int k = 0; k < n; k++) {
                    double akp = a[k * n + p];
                    double akq = a[k * n + q];
                    a[k * n + p] = c * akp - s * akq;
                    a[k * n + q] = s * akp + c * akq;
                }
                for (int k = 0; k < n; k++) {
                    double apk = a[p * n + k];
                    double aqk = a[q * n + k];
                    a[p * n + k] = c * apk - s * aqk;
                    a[q * n + k] = s * apk + c * aqk;
                    double vkp = v[k * n + p];
                    double vkq = v[k * n + q];
                    v[k * n + p] = c * vkp - s * vkq;
                    v[k * n + q] = s * vkp + c * vkq;
                }
            }
        }
        return rotated;
    }
}
