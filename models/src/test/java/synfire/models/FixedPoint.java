package synfire.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.equations.Model;
import synfire.equations.lowering.LoweredModel;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.Jvp;

/// Where a model does not move, and how it moves near there: from one small step of the model and its
/// derivative.
final class FixedPoint {

    private static final TensorType CELL = TensorType.of(DType.F64, Axis.LANE);
    private static final double DT = 0.1;

    private final LoweredModel lowered;
    private final Program columns;
    private final List<String> names;
    private final Map<String, Double> inputs;

    /// @param inputs of the model by name, in base units; those that are missing are 0
    FixedPoint(Model model, Map<String, Double> inputs) {
        this.lowered = Lowering.of(model, LoweringOptions.DEFAULT.withScheme("rk4"));
        this.names = model.state().stream().map(state -> state.name()).toList();
        this.columns = Jvp.columns(lowered.step(), names);
        this.inputs = inputs;
    }

    /// By Newton's method from a start.
    double[] from(double... start) {
        var x = start.clone();
        for (int turn = 0; turn < 30; turn++) {
            var out = step(x);
            int n = x.length;
            var system = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    system[i][j] = slope(out, i, j) - (i == j ? 1 : 0);
                }
                system[i][n] = x[i] - at(out, names.get(i));
            }
            var change = solved(system);
            for (int i = 0; i < n; i++) {
                x[i] += change[i];
            }
        }
        return x;
    }

    /// The determinant of the derivative of a step at x minus e^(iω·dt), real and imaginary part, without
    /// the factor that
    /// the length of the step brings: both are 0 where the linearised equations oscillate with ω and do not
    /// decay.
    ///
    /// @param omega in radians per ms; 0 for a saddle-node
    double[] distance(double[] x, double omega) {
        var out = step(x);
        int n = x.length;
        var re = new double[n][n];
        var im = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                re[i][j] = (slope(out, i, j) - (i == j ? Math.cos(omega * DT) : 0)) / DT;
                im[i][j] = i == j ? -Math.sin(omega * DT) / DT : 0;
            }
        }
        return determinant(re, im);
    }

    private Map<String, Tensor> step(double[] x) {
        var given = new HashMap<String, Tensor>();
        for (int i = 0; i < x.length; i++) {
            given.put(names.get(i), Tensor.of(CELL, x[i]));
        }
        lowered.model()
                .parameters()
                .forEach(p -> given.put(p.name(), Tensor.of(CELL, p.value().inBase())));
        lowered.model()
                .inputs()
                .forEach(input -> given.put(input.name(), Tensor.of(CELL, inputs.getOrDefault(input.name(), 0.0))));
        given.put("t", Tensor.of(TensorType.scalar(DType.F64), 0));
        given.put("dt", Tensor.of(TensorType.scalar(DType.F64), DT));
        given.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), 0));
        return Interpreter.run(columns, given, Sizes.of(1, 1));
    }

    private double slope(Map<String, Tensor> out, int of, int by) {
        return at(out, "tangent." + names.get(of) + "." + names.get(by));
    }

    private static double at(Map<String, Tensor> out, String name) {
        return Objects.requireNonNull(out.get(name)).get(0);
    }

    /// Gaussian elimination with pivots of n equations with the right side as last column.
    private static double[] solved(double[][] a) {
        int n = a.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            var swapped = a[k];
            a[k] = a[pivot];
            a[pivot] = swapped;
            for (int i = 0; i < n; i++) {
                double factor = i == k ? 0 : a[i][k] / a[k][k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        var x = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = a[k][n] / a[k][k];
        }
        return x;
    }

    /// Of a complex matrix, by elimination with pivots.
    private static double[] determinant(double[][] re, double[][] im) {
        int n = re.length;
        double[] product = {1, 0};
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                pivot = Math.hypot(re[i][k], im[i][k]) > Math.hypot(re[pivot][k], im[pivot][k]) ? i : pivot;
            }
            if (pivot != k) {
                var row = re[k];
                re[k] = re[pivot];
                re[pivot] = row;
                row = im[k];
                im[k] = im[pivot];
                im[pivot] = row;
                product = new double[] {-product[0], -product[1]};
            }
            double a = re[k][k];
            double b = im[k][k];
            product = new double[] {product[0] * a - product[1] * b, product[0] * b + product[1] * a};
            for (int i = k + 1; i < n; i++) {
                double size = a * a + b * b;
                double c = (re[i][k] * a + im[i][k] * b) / size;
                double d = (im[i][k] * a - re[i][k] * b) / size;
                for (int j = k; j < n; j++) {
                    double x = re[k][j];
                    double y = im[k][j];
                    re[i][j] -= c * x - d * y;
                    im[i][j] -= c * y + d * x;
                }
            }
        }
        return product;
    }
}
