package synfire.ir;

import java.util.function.IntUnaryOperator;

/// Systems along chains and trees by elimination from the leaves to the roots, without pivots: exact up to
/// rounding where each diagonal outweighs its row, as in cables.
///
/// Reference: Hines (1984), *Efficient computation of branched nerve equations*.
record Branches(Sizes sizes, TensorType result, Axis axis) {

    /// @param parent of each element; −1 for a root
    Tensor solve(Tensor lower, Tensor diagonal, Tensor upper, Tensor right, IntUnaryOperator parent) {
        int n = sizes.of(axis);
        int stride = Shaping.strides(sizes, result.axes())[result.axes().indexOf(axis)];
        var read = new Broadcasting(sizes, result, new Tensor[] {lower, diagonal, upper, right});
        var parents = new int[n];
        for (int i = 0; i < n; i++) {
            parents[i] = parent.applyAsInt(i);
            if (parents[i] < -1 || parents[i] >= i) {
                throw new IllegalArgumentException(
                        "element %d along '%s' has parent %d; parents come before their children, and roots have -1"
                                .formatted(i, axis, parents[i]));
            }
        }
        var solution = new double[sizes.elements(result)];
        var pivot = new double[n];
        var sum = new double[n];
        for (int at = 0; at < solution.length; at++) {
            if (at / stride % n != 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                pivot[i] = diagonal.get(read.of(1, at + i * stride));
                sum[i] = right.get(read.of(3, at + i * stride));
            }
            for (int i = n - 1; i >= 0; i--) {
                if (parents[i] >= 0) {
                    double factor = upper.get(read.of(2, at + i * stride)) / pivot[i];
                    pivot[parents[i]] = Math.fma(-factor, lower.get(read.of(0, at + i * stride)), pivot[parents[i]]);
                    sum[parents[i]] = Math.fma(-factor, sum[i], sum[parents[i]]);
                }
            }
            for (int i = 0; i < n; i++) {
                double known = parents[i] < 0
                        ? sum[i]
                        : Math.fma(-lower.get(read.of(0, at + i * stride)), solution[at + parents[i] * stride], sum[i]);
                solution[at + i * stride] = known / pivot[i];
            }
        }
        return Tensor.of(result, solution);
    }
}
