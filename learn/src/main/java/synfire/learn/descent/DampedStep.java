package synfire.learn.descent;

import java.util.Arrays;
import synfire.learn.linear.Cholesky;
import synfire.learn.transform.Box;

/// The minimum of gᵀs + ½ sᵀ(H + λD)s over the steps that stay in a box.
///
/// An active set: coordinates that the free minimum pushes over a bound are put on it and the others solved again.
/// A coordinate without any curvature does not move: the data say nothing about it.
final class DampedStep {

    private DampedStep() {}

    /// @param scale D, one number for each coordinate
    /// @param damping λ
    static double[] of(Box box, double[] x, double[] gradient, double[] curvature, double[] scale, double damping) {
        int n = x.length;
        double[] step = new double[n];
        boolean[] fixed = new boolean[n];
        for (int i = 0; i < n; i++) {
            fixed[i] = scale[i] <= 0
                    || (x[i] <= box.lower(i) && gradient[i] > 0)
                    || (x[i] >= box.upper(i) && gradient[i] < 0);
        }
        for (int round = 0; round < n; round++) {
            if (!solve(gradient, curvature, scale, damping, fixed, step)) {
                Arrays.fill(step, 0);
                return step;
            }
            boolean inside = true;
            for (int i = 0; i < n; i++) {
                double allowed = box.clip(i, x[i] + step[i]) - x[i];
                if (!fixed[i] && allowed != step[i] && Math.abs(allowed - step[i]) > 1e-15 * Math.abs(step[i])) {
                    fixed[i] = true;
                    step[i] = allowed;
                    inside = false;
                }
            }
            if (inside) {
                break;
            }
        }
        return step;
    }

    /// Fills in the free coordinates of `step`, given the fixed ones. False if the matrix is not positive definite.
    private static boolean solve(
            double[] gradient, double[] curvature, double[] scale, double damping, boolean[] fixed, double[] step) {
        int n = gradient.length;
        double[] matrix = new double[n * n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            if (fixed[i]) {
                matrix[i * n + i] = 1;
                right[i] = step[i];
                continue;
            }
            right[i] = -gradient[i];
            for (int j = 0; j < n; j++) {
                if (fixed[j]) {
                    right[i] -= curvature[i * n + j] * step[j];
                } else {
                    matrix[i * n + j] = curvature[i * n + j];
                }
            }
            matrix[i * n + i] += damping * scale[i];
        }
        var factor = Cholesky.of(matrix, n);
        if (factor.isEmpty()) {
            return false;
        }
        System.arraycopy(factor.get().solve(right), 0, step, 0, n);
        return true;
    }
}
