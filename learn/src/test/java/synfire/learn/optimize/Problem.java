package synfire.learn.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import synfire.learn.transform.Box;

/// A published least-squares problem that knows its solution.
///
/// @param solution where the smallest mean of squares in the box is
/// @param minimum that mean of squares
public record Problem(
        String name,
        Box box,
        List<Double> start,
        List<Double> solution,
        double minimum,
        Function<Dual[], List<Dual>> residuals)
        implements LeastSquares {

    /// Problems 1, 5, 13, 14 of Moré, Garbow & Hillstrom (1981), ACM TOMS 7:17; Rosenbrock's in eight dimensions; and
    /// three of them with bounds that bind, whose solutions are SciPy 1.17.1's (`L-BFGS-B` with tight tolerances).
    public static List<Problem> all() {
        return List.of(
                new Problem(
                        "Rosenbrock", Box.unbounded(2), List.of(-1.2, 1.0), List.of(1.0, 1.0), 0, Problem::rosenbrock),
                new Problem("Beale", Box.unbounded(2), List.of(1.0, 1.0), List.of(3.0, 0.5), 0, Problem::beale),
                new Problem(
                        "Powell singular",
                        Box.unbounded(4),
                        List.of(3.0, -1.0, 0.0, 1.0),
                        List.of(0.0, 0.0, 0.0, 0.0),
                        0,
                        Problem::powell),
                new Problem(
                        "Wood",
                        Box.unbounded(4),
                        List.of(-3.0, -1.0, -3.0, -1.0),
                        List.of(1.0, 1.0, 1.0, 1.0),
                        0,
                        Problem::wood),
                new Problem(
                        "Rosenbrock in 8",
                        Box.unbounded(8),
                        List.of(-1.2, 1.0, -1.2, 1.0, -1.2, 1.0, -1.2, 1.0),
                        List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
                        0,
                        Problem::rosenbrock),
                new Problem(
                        "Rosenbrock, x0 at its bound",
                        Box.of(new double[] {-1.5, -1}, new double[] {0.5, 2}),
                        List.of(-1.2, 0.5),
                        List.of(0.5, 0.25),
                        0.125,
                        Problem::rosenbrock),
                new Problem(
                        "Beale in a corner",
                        Box.of(new double[] {0.6, 0.5}, new double[] {2.5, 2}),
                        List.of(1.0, 1.0),
                        List.of(2.5, 0.5),
                        0.13151041666666666,
                        Problem::beale),
                new Problem(
                        "Wood, two at their bounds",
                        Box.of(new double[] {-5, -5, -5, -5}, new double[] {0.8, 5, 0.9, 5}),
                        List.of(0.0, 0.0, 0.0, 0.0),
                        List.of(0.8, 0.68558912, 0.9, 0.86026641),
                        0.4251273459672246,
                        Problem::wood));
    }

    /// Problems of the NIST Statistical Reference Datasets, nonlinear regression, with certified values; the second
    /// start given there.
    public static List<Problem> nist() {
        double[] misraX = {
            77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0
        };
        double[] misraY = {
            10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78
        };
        double[] mgh09X = {4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625};
        double[] mgh09Y = {0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246};
        return List.of(
                new Problem(
                        "Misra1a",
                        Box.unbounded(2),
                        List.of(250.0, 0.0005),
                        List.of(2.3894212918E+02, 5.5015643181E-04),
                        1.2455138894E-01 / 14,
                        b -> along(
                                misraX,
                                misraY,
                                x -> b[0].times(b[1].times(-x).exp().times(-1).plus(1)))),
                new Problem(
                        "MGH09",
                        Box.unbounded(4),
                        List.of(0.25, 0.39, 0.415, 0.39),
                        List.of(1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01),
                        3.0750560385E-04 / 11,
                        b -> along(
                                mgh09X,
                                mgh09Y,
                                x -> b[0].times(b[1].times(x).plus(x * x))
                                        .over(b[2].times(x).plus(b[3]).plus(x * x)))));
    }

    private static List<Dual> rosenbrock(Dual[] x) {
        var r = new ArrayList<Dual>();
        for (int i = 0; i + 1 < x.length; i++) {
            r.add(x[i + 1].minus(x[i].squared()).times(10));
            r.add(x[i].plus(-1));
        }
        return r;
    }

    private static List<Dual> beale(Dual[] x) {
        var powers = List.of(x[1], x[1].squared(), x[1].squared().times(x[1]));
        double[] wanted = {1.5, 2.25, 2.625};
        return IntStream.range(0, 3)
                .mapToObj(i -> x[0].times(powers.get(i).plus(-1)).plus(wanted[i]))
                .toList();
    }

    private static List<Dual> powell(Dual[] x) {
        return List.of(
                x[0].plus(x[1].times(10)),
                x[2].minus(x[3]).times(Math.sqrt(5)),
                x[1].minus(x[2].times(2)).squared(),
                x[0].minus(x[3]).squared().times(Math.sqrt(10)));
    }

    private static List<Dual> wood(Dual[] x) {
        return List.of(
                x[1].minus(x[0].squared()).times(10),
                x[0].plus(-1),
                x[3].minus(x[2].squared()).times(Math.sqrt(90)),
                x[2].plus(-1),
                x[1].plus(x[3]).plus(-2).times(Math.sqrt(10)),
                x[1].minus(x[3]).times(1 / Math.sqrt(10)));
    }

    private static List<Dual> along(double[] xs, double[] ys, Function<Double, Dual> model) {
        return IntStream.range(0, xs.length)
                .mapToObj(i -> model.apply(xs[i]).plus(-ys[i]))
                .toList();
    }

    @Override
    public int dimension() {
        return start.size();
    }

    public double[] startPoint() {
        return start.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public List<Linearization> linearize(double[][] points) {
        return Arrays.stream(points).map(this::linearize).toList();
    }

    private Linearization linearize(double[] point) {
        var duals = residuals.apply(Dual.at(point));
        int n = dimension();
        double[] values = new double[duals.size()];
        double[] jacobian = new double[duals.size() * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = duals.get(i).value();
            for (int j = 0; j < n; j++) {
                jacobian[i * n + j] = duals.get(i).slope(j);
            }
        }
        return new Linearization(n, values, jacobian, values.length);
    }

    @Override
    public String toString() {
        return name;
    }
}
