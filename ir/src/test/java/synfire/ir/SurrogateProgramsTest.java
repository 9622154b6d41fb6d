package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SurrogateProgramsTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);

    @ParameterizedTest
    @MethodSource("synfire.ir.PublishedSurrogate#all")
    void derivative_overThePlottedRange_isThePublishedFormula(PublishedSurrogate published) {
        double[] x = grid(-3, 3, 601);

        double[] slope = run(SurrogatePrograms.derivative(published.surrogate(), LANES), x);

        for (int i = 0; i < x.length; i++) {
            assertThat(slope[i])
                    .as("at %s", x[i])
                    .isCloseTo(published.derivative().applyAsDouble(x[i]), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("synfire.ir.PublishedSurrogate#all")
    void smooth_betweenKinks_isTheIntegralOfTheDerivative(PublishedSurrogate published) {
        var ends = new TreeSet<Double>(List.of(-3.0, -1.7, 0.4, 3.0));
        for (double kink : published.kinks()) {
            ends.add(kink);
        }
        double from = ends.first();
        for (double to : ends.tailSet(from, false)) {
            // A jump belongs to one side: stay off it by a hair.
            double[] value = run(
                    SurrogatePrograms.smooth(published.surrogate(), LANES), new double[] {from + 1e-13, to - 1e-13});

            double integral = simpson(published.derivative(), from + 1e-13, to - 1e-13);

            // Simpson's error on the steepest, 1/(100|x|+1)², at 20,000 intervals; S2NN's ε = 1e-8.
            assertThat(value[1] - value[0]).as("from %s to %s", from, to).isCloseTo(integral, within(2e-8));
            from = to;
        }
    }

    @ParameterizedTest
    @MethodSource("synfire.ir.PublishedSurrogate#all")
    void smooth_atItsKinks_isContinuous(PublishedSurrogate published) {
        for (double kink : published.kinks()) {
            double[] value = run(
                    SurrogatePrograms.smooth(published.surrogate(), LANES),
                    new double[] {kink - 1e-9, kink, kink + 1e-9});

            assertThat(value[0]).isCloseTo(value[1], within(1e-7));
            assertThat(value[2]).isCloseTo(value[1], within(1e-7));
        }
    }

    @Test
    void smooth_ofIntegrableOnes_isZeroFarBelowThreshold() {
        for (var surrogate : List.of(
                new Surrogate.ReluGrad(0.3, 1),
                new Surrogate.GaussianGrad(0.5, 0.5),
                new Surrogate.MultiGaussianGrad(0.15, 6, 0.5, 0.5),
                new Surrogate.SlayerGrad(1))) {
            double[] value = run(SurrogatePrograms.smooth(surrogate, LANES), new double[] {-60});

            assertThat(value[0]).as("%s", surrogate).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void interpreter_softSpike_isTheSmoothValue() {
        var b = new Builder("spike");
        b.output("y", b.spike(b.input("x", LANES), new Surrogate.Sigmoid(4), SpikeMode.SOFT));

        double[] y = run(b.build(), new double[] {-0.5, 0, 0.5});

        assertThat(y).containsExactly(new double[] {logistic(-2), 0.5, logistic(2)}, within(1e-15));
    }

    @Test
    void smooth_inSinglePrecision_staysSingle() {
        var type = TensorType.scalar(DType.F32);
        for (var published : PublishedSurrogate.all()) {
            assertThat(SurrogatePrograms.smooth(published.surrogate(), type)
                            .output("y")
                            .type())
                    .isEqualTo(type);
            assertThat(SurrogatePrograms.derivative(published.surrogate(), type)
                            .output("y")
                            .dtype())
                    .isEqualTo(DType.F32);
        }
    }

    private static double[] run(Program program, double[] x) {
        var result = Interpreter.run(
                Verifier.verify(program),
                Map.of("x", Tensor.of(LANES, x)),
                Sizes.none().with(Axis.LANE, x.length));
        var y = result.get("y");
        var broadcast = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            broadcast[i] = y.get(y.size() == 1 ? 0 : i);
        }
        return broadcast;
    }

    private static double[] grid(double from, double to, int n) {
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = from + (to - from) * i / (n - 1);
        }
        return x;
    }

    private static double simpson(DoubleUnaryOperator f, double from, double to) {
        int n = 20_000;
        double h = (to - from) / n;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < n; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
        }
        return sum * h / 3;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
