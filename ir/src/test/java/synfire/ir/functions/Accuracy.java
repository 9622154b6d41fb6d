package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

/// Measures expanded functions in units in the last place.
final class Accuracy {

    private Accuracy() {}

    /// The largest error found, and where.
    record Worst(double ulps, double at) {

        Worst or(double otherUlps, double otherAt) {
            return otherUlps > ulps ? new Worst(otherUlps, otherAt) : this;
        }
    }

    /// `count` points over an interval, ends included, and as many random ones between them.
    static double[] grid(double from, double to, int count) {
        var random = new SplittableRandom(42);
        return DoubleStream.concat(
                        DoubleStream.iterate(0, i -> i + 1)
                                .limit(count)
                                .map(i -> from + (to - from) * (i / (count - 1))),
                        random.doubles(count, from, to))
                .toArray();
    }

    /// Points of every magnitude between two powers of ten, both signs.
    static double[] magnitudes(double from, double to, int count) {
        return new SplittableRandom(7)
                .doubles(count, Math.log10(from), Math.log10(to))
                .map(x -> Math.pow(10, x))
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
    }

    /// Every point rounded to the number type.
    static double[] rounded(DType dtype, double[] points) {
        return dtype == DType.F64
                ? points
                : DoubleStream.of(points).map(x -> (float) x).toArray();
    }

    static double[] expanded(UnaryFunction function, DType dtype, double... points) {
        var b = new Builder("probe");
        b.output("y", b.unary(function, b.input("x", TensorType.of(dtype, Axis.LANE))));
        var program = new ExpandFunctions().apply(b.build());
        assertThat(program.steps())
                .noneMatch(step -> step.op() instanceof Op.Unary(var f, var _) && f.isTranscendental());
        return run(program, points);
    }

    static double[] run(Program program, double... points) {
        var type = program.input("x").tensor();
        return Interpreter.run(program, Map.of("x", Tensor.of(type, points)), Sizes.of(1, points.length))
                .get("y")
                .toArray();
    }

    static Worst worst(UnaryFunction function, DType dtype, double[] points) {
        return worst(dtype, points, expanded(function, dtype, rounded(dtype, points)), x -> Exact.of(function, x));
    }

    static Worst worst(DType dtype, double[] points, double[] computed, DoubleFunction<BigDecimal> exact) {
        var x = rounded(dtype, points);
        var worst = new Worst(0, 0);
        for (int i = 0; i < x.length; i++) {
            worst = worst.or(ulps(dtype, computed[i], exact.apply(x[i])), x[i]);
        }
        return worst;
    }

    static double ulps(DType dtype, double computed, BigDecimal exact) {
        double unit = dtype == DType.F32 ? Math.ulp(exact.floatValue()) : Math.ulp(exact.doubleValue());
        return Double.isFinite(computed)
                ? new BigDecimal(computed)
                        .subtract(exact)
                        .abs()
                        .divide(new BigDecimal(unit), MathContext.DECIMAL32)
                        .doubleValue()
                : Double.POSITIVE_INFINITY;
    }
}
