package synfire.learn.descent;

import java.util.stream.IntStream;
import synfire.learn.linear.Cholesky;
import synfire.learn.transform.Box;

/// The minimum of a quadratic model over the coordinates that a Cauchy point leaves off their bounds.
final class SubspaceMinimum {

    private SubspaceMinimum() {}

    /// From `cauchy`, to the minimum over its free coordinates, brought back into the box: projected if that still
    /// points downhill from `x`, else shortened.
    static double[] from(Box box, double[] x, double[] cauchy, double[] gradient, double[] hessian) {
        int n = x.length;
        int[] free = IntStream.range(0, n)
                .filter(i -> cauchy[i] > box.lower(i) && cauchy[i] < box.upper(i))
                .toArray();
        double[] moved = new double[n];
        for (int i = 0; i < n; i++) {
            moved[i] = cauchy[i] - x[i];
        }
        double[] slope = LimitedMemory.times(hessian, moved);
        double[] reduced = new double[free.length];
        double[] block = new double[free.length * free.length];
        for (int a = 0; a < free.length; a++) {
            reduced[a] = -(gradient[free[a]] + slope[free[a]]);
            for (int b = 0; b < free.length; b++) {
                block[a * free.length + b] = hessian[free[a] * n + free[b]];
            }
        }
        var factor = Cholesky.of(block, free.length);
        if (free.length == 0 || factor.isEmpty()) {
            return cauchy;
        }
        double[] step = factor.get().solve(reduced);
        double[] projected = cauchy.clone();
        double downhill = 0;
        for (int a = 0; a < free.length; a++) {
            projected[free[a]] = box.clip(free[a], cauchy[free[a]] + step[a]);
        }
        for (int i = 0; i < n; i++) {
            downhill += gradient[i] * (projected[i] - x[i]);
        }
        return downhill < 0 ? projected : shortened(box, cauchy, free, step);
    }

    private static double[] shortened(Box box, double[] cauchy, int[] free, double[] step) {
        double share = 1;
        for (int a = 0; a < free.length; a++) {
            double room = step[a] > 0
                    ? box.upper(free[a]) - cauchy[free[a]]
                    : step[a] < 0 ? box.lower(free[a]) - cauchy[free[a]] : Double.POSITIVE_INFINITY;
            share = Math.min(share, room / step[a]);
        }
        double[] point = cauchy.clone();
        for (int a = 0; a < free.length; a++) {
            point[free[a]] = box.clip(free[a], cauchy[free[a]] + share * step[a]);
        }
        return point;
    }
}
