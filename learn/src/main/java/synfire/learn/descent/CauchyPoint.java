package synfire.learn.descent;

import java.util.stream.IntStream;
import synfire.learn.transform.Box;

/// The first minimum of a quadratic model along the gradient path that is bent at the bounds, and from there
/// the minimum over the coordinates that are still free.
///
/// Reference: Byrd, Lu, Nocedal & Zhu (1995), SIAM J. Sci. Comput. 16:1190, algorithm CP and section 5.1; the
/// projection of the subspace minimum is that of Morales & Nocedal (2011), ACM TOMS 38:7.
final class CauchyPoint {

    private CauchyPoint() {}

    /// Where the quadratic model with this gradient and Hessian says to go from `x`.
    static double[] target(Box box, double[] x, double[] gradient, double[] hessian) {
        double[] cauchy = along(box, x, gradient, hessian);
        return SubspaceMinimum.from(box, x, cauchy, gradient, hessian);
    }

    private static double[] along(Box box, double[] x, double[] gradient, double[] hessian) {
        int n = x.length;
        double[] reach = new double[n];
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            reach[i] = gradient[i] < 0
                    ? (x[i] - box.upper(i)) / gradient[i]
                    : gradient[i] > 0 ? (x[i] - box.lower(i)) / gradient[i] : Double.POSITIVE_INFINITY;
            direction[i] = reach[i] > 0 ? -gradient[i] : 0;
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(reach[i], reach[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] z = new double[n];
        double[] point = x.clone();
        double before = 0;
        for (int i : order) {
            if (reach[i] <= 0) {
                continue;
            }
            double[] bend = LimitedMemory.times(hessian, direction);
            double slope = Direction.dot(gradient, direction) + Direction.dot(z, bend);
            double curvature = Direction.dot(direction, bend);
            double best = curvature > 0 ? -slope / curvature : Double.POSITIVE_INFINITY;
            if (slope >= 0) {
                break;
            }
            double length = Math.min(best, reach[i] - before);
            if (!Double.isFinite(length)) {
                break;
            }
            for (int j = 0; j < n; j++) {
                z[j] += length * direction[j];
                point[j] = box.clip(j, x[j] + z[j]);
            }
            if (best <= reach[i] - before) {
                break;
            }
            point[i] = gradient[i] < 0 ? box.upper(i) : box.lower(i);
            z[i] = point[i] - x[i];
            direction[i] = 0;
            before = reach[i];
        }
        return point;
    }
}
