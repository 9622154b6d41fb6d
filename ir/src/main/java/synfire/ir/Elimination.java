package synfire.ir;

/// Small dense linear systems by elimination with row pivots.
final class Elimination {

    private Elimination() {}

    /// y with Σ over `column` of matrix·y = right along `row`, for every index of the other axes.
    static Tensor solve(Sizes sizes, TensorType result, Tensor matrix, Tensor right, Axis row, Axis column) {
        int n = sizes.of(row);
        if (sizes.of(column) != n) {
            throw new IllegalArgumentException("a system has %d equations along '%s' and %d unknowns along '%s'"
                    .formatted(n, row, sizes.of(column), column));
        }
        var batch = result.without(column);
        var whole = batch.with(row).with(column);
        int[] strides = Shaping.strides(sizes, whole.axes());
        int down = strides[whole.axes().indexOf(row)];
        int across = strides[whole.axes().indexOf(column)];
        int[] inMatrix = Broadcasting.positions(sizes, whole, matrix.type());
        int[] inRight = Broadcasting.positions(sizes, whole, right.type());
        int[] inResult = Broadcasting.positions(sizes, whole, result);
        var solution = new double[sizes.elements(result)];
        for (int at = 0; at < inMatrix.length; at++) {
            if (at / down % n != 0 || at / across % n != 0) {
                continue;
            }
            var a = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = matrix.get(inMatrix[at + i * down + j * across]);
                }
                a[i][n] = right.get(inRight[at + i * down]);
            }
            eliminate(a);
            for (int j = 0; j < n; j++) {
                solution[inResult[at + j * across]] = a[j][n];
            }
        }
        return Tensor.of(result, solution);
    }

    /// Gauss–Jordan on a matrix with its right-hand side as last column, which becomes the solution.
    private static void eliminate(double[][] a) {
        int n = a.length;
        for (int p = 0; p < n; p++) {
            int best = p;
            for (int i = p + 1; i < n; i++) {
                best = Math.abs(a[i][p]) > Math.abs(a[best][p]) ? i : best;
            }
            var pivot = a[best];
            a[best] = a[p];
            a[p] = pivot;
            for (int j = n; j >= p; j--) {
                pivot[j] /= pivot[p];
            }
            for (int i = 0; i < n; i++) {
                if (i != p) {
                    double factor = a[i][p];
                    for (int j = p; j <= n; j++) {
                        a[i][j] = Math.fma(-factor, pivot[j], a[i][j]);
                    }
                }
            }
        }
    }
}
